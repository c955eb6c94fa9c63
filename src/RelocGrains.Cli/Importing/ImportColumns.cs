namespace RelocGrains.Cli.Importing;

/// <summary>Which column of a file says what.</summary>
internal sealed class ImportColumns
{
    public const string ExternalId = "externalId";
    public const string Company = "company";
    public const string Siren = "siren";
    public const string Department = "department";
    public const string Source = "source";
    public const string AnnouncedJobs = "announcedJobs";
    public const string AnnouncedInvestmentEuros = "announcedInvestmentEuros";
    public const string EffectiveAt = "effectiveAt";
    public const string Commune = "commune";
    public const string Size = "size";
    public const string Siret = "siret";
    public const string GroupSiren = "groupSiren";
    public const string LinkedTo = "linkedTo";

    /// <summary>The columns that every file has.</summary>
    public static readonly IReadOnlyList<string> Required =
        [ExternalId, Company, Siren, Department, Source, AnnouncedJobs, AnnouncedInvestmentEuros, EffectiveAt];

    /// <summary>The columns that a file may have.</summary>
    public static readonly IReadOnlyList<string> Optional = [Commune, Size, Siret, GroupSiren, LinkedTo];

    // Where the contract says what a column says, for refusals that name fields of the contract.
    private static readonly Dictionary<string, string> ByField = new(StringComparer.Ordinal)
    {
        ["partner_number"] = ExternalId, ["company"] = Siren, ["company.name"] = Company, ["company.siren"] = Siren, ["company.siret"] = Siret,
        ["company.group_siren"] = GroupSiren, ["company.size"] = Size, ["department"] = Department, ["commune"] = Commune, ["source"] = Source,
        ["announced_jobs"] = AnnouncedJobs, ["announced_investment_cents"] = AnnouncedInvestmentEuros, ["effective_on"] = EffectiveAt,
        ["linked_to"] = LinkedTo,
    };

    private readonly Dictionary<string, int> places;

    private ImportColumns(Dictionary<string, int> places) => this.places = places;

    /// <summary>Finds the columns by the headers of a file.</summary>
    /// <param name="mapped">Such as <c>siren=N° SIREN</c>, for headers of another name.</param>
    /// <exception cref="UsageException">A column is missing or there twice, or is mapped to a header that is not there.</exception>
    public static ImportColumns Of(IReadOnlyList<string> headers, IReadOnlyList<string> mapped)
    {
        var names = Required.Concat(Optional).ToDictionary(column => column, column => column, StringComparer.Ordinal);
        foreach (var (column, header) in mapped.Select(Mapping)) names[column] = header;
        var found = names.Select(name => (Column: name.Key, Place: PlaceOf(name.Value, headers))).Where(known => known.Place >= 0)
            .ToDictionary(known => known.Column, known => known.Place, StringComparer.Ordinal);
        string[] missing =
        [
            .. Required.Where(column => !found.ContainsKey(column)),
            .. mapped.Select(Mapping).Select(map => map.Column).Where(column => Optional.Contains(column, StringComparer.Ordinal) && !found.ContainsKey(column)),
        ];
        if (missing.Length > 0) throw Missing(missing.Select(column => names[column]), headers);
        return new ImportColumns(found);
    }

    /// <summary>The column that says what a field of the contract says; the field itself when none does.</summary>
    public static string OfField(string field) => ByField.GetValueOrDefault(field, field);

    /// <summary>What a line says in a column; empty when it says nothing.</summary>
    public string Value(FileLine line, string column) => places.TryGetValue(column, out var place) ? Cell.Clean(line.Cells[place]) : "";

    /// <summary>Headers that say nothing an import takes.</summary>
    public IReadOnlyList<string> Ignored(IReadOnlyList<string> headers) => [.. headers.Where((_, place) => !places.ContainsValue(place))];

    private static int PlaceOf(string header, IReadOnlyList<string> headers)
    {
        var found = headers.Select((name, place) => (name, place))
            .Where(known => string.Equals(known.name.Trim(), header.Trim(), StringComparison.OrdinalIgnoreCase)).Select(known => known.place).ToArray();
        return found.Length <= 1 ? found.FirstOrDefault(-1) : throw new UsageException(Say(
            $"La colonne {Quote(header)} est là {found.Length} fois : {string.Join(", ", headers)}.",
            $"The column {Quote(header)} is there {found.Length} times: {string.Join(", ", headers)}."));
    }

    private static (string Column, string Header) Mapping(string map)
    {
        var at = map.IndexOf('=', StringComparison.Ordinal);
        var column = Required.Concat(Optional).FirstOrDefault(known => at > 0 && known.Equals(map[..at].Trim(), StringComparison.OrdinalIgnoreCase));
        return column is not null ? (column, map[(at + 1)..]) : throw new UsageException(Say(
            $"--map : {Quote(map)} n'est pas colonne=Titre. Colonnes : {Known}.", $"--map: {Quote(map)} is not column=Header. Columns: {Known}."));
    }

    private static string Known => string.Join(", ", Required.Concat(Optional));

    private static UsageException Missing(IEnumerable<string> missing, IReadOnlyList<string> headers) => new(Say(
        $"""
        Colonnes manquantes : {string.Join(", ", missing)}.
          trouvées   : {string.Join(", ", headers)}
          attendues  : {string.Join(", ", Required)}
          possibles  : {string.Join(", ", Optional)}
        Un autre titre se dit par --map colonne=Titre. Rien n'a été envoyé.
        """,
        $"""
        Missing columns: {string.Join(", ", missing)}.
          found:    {string.Join(", ", headers)}
          expected: {string.Join(", ", Required)}
          possible: {string.Join(", ", Optional)}
        Another header is said by --map column=Header. Nothing was sent.
        """));
}
