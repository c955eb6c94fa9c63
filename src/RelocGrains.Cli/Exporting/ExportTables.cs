using RelocGrains.Cli.Importing;
using RelocGrains.Cli.Output;
using RelocGrains.V1;

namespace RelocGrains.Cli.Exporting;

/// <summary>The columns of each export. Their names are a contract with scripts: add, never rename.</summary>
internal static class ExportTables
{
    /// <summary>Cases. What an import takes has the names it takes it by, so that what is exported here can be imported elsewhere.</summary>
    /// <param name="partner">Whose numbers stand in the column of the importer's own.</param>
    public static ExportTable<Project> Cases(string? partner) => new(
        project => PlainJson.Of(project),
        Column.Text<Project>("reference", Say("référence du dossier", "reference of the case"), p => CaseName.ToReference(p.Name)),
        Column.Text<Project>(ImportColumns.ExternalId, Say("son numéro chez le partenaire de l'appelant", "its number at the caller's partner"), p => p.PartnerNumbers.LastOrDefault(n => n.Partner == partner)?.Number),
        Column.Text<Project>(ImportColumns.Company, Say("entreprise", "company"), p => p.Company?.Name),
        Column.Text<Project>(ImportColumns.Siren, Say("SIREN", "SIREN"), p => p.Company?.Siren),
        Column.Text<Project>(ImportColumns.Siret, Say("SIRET", "SIRET"), p => p.Company?.Siret),
        Column.Text<Project>(ImportColumns.GroupSiren, Say("SIREN de la tête de groupe", "SIREN of the head of the group"), p => p.Company?.GroupSiren),
        Column.Text<Project>("foreignParent", Say("maison mère à l'étranger", "parent abroad"), p => p.Company?.ForeignParent?.Name),
        Column.Text<Project>("foreignCountry", Say("son pays", "its country"), p => p.Company?.ForeignParent?.Country),
        Column.Word<Project, CompanySize>(ImportColumns.Size, Say("taille ; vide si inconnue", "size; empty if unknown"), p => p.Company?.Size ?? default),
        Column.Text<Project>(ImportColumns.Department, Say("département, par son code", "department, by its code"), p => p.Department),
        Column.Text<Project>(ImportColumns.Commune, Say("commune", "commune"), p => p.Commune),
        Column.Word<Project, DetectionSource>(ImportColumns.Source, Say("source de la détection", "source of the detection"), p => p.Source),
        Column.Number<Project>(ImportColumns.AnnouncedJobs, Say("emplois annoncés", "jobs announced"), p => p.AnnouncedJobs),
        Column.Euros<Project>(ImportColumns.AnnouncedInvestmentEuros, Say("investissement annoncé, en euros", "investment announced, in euros"), p => p.AnnouncedInvestmentCents),
        Column.Date<Project>(ImportColumns.EffectiveAt, Say("jour de la détection", "day of the detection"), p => p.Stages.FirstOrDefault()?.EnteredOn),
        Column.Text<Project>("besideReference", Say("dossier à côté duquel celui-ci est ouvert", "case beside which this one stands"), p => CaseName.ToReference(p.LinkedTo)),
        Column.Word<Project, Stage>("stage", Say("stade", "stage"), p => p.Stage),
        Column.Date<Project>("stageSince", Say("jour d'entrée à ce stade", "day this stage was entered"), p => p.StageSince),
        Column.Word<Project, V1.Status>("status", Say("statut", "status"), p => p.Status),
        Column.Word<Project, Outcome>("outcome", Say("issue ; vide si en cours", "outcome; empty if under way"), p => p.Outcome),
        Column.Text<Project>("owner", Say("personne qui suit le dossier", "person who follows the case"), p => p.Owner?.Person),
        Column.Text<Project>("ownerPartner", Say("son partenaire", "its partner"), p => p.Owner?.Partner),
        Column.Text<Project>("partnerNumbers", Say("tous les numéros de partenaires", "all numbers of partners"), p => string.Join(' ', p.PartnerNumbers.Select(n => $"{n.Partner}={n.Number}"))),
        Column.Euros<Project>("grantedEuros", Say("aide décidée, en euros", "aid decided, in euros"), p => p.Decision?.TotalCents ?? 0),
        Column.Euros<Project>("paidEuros", Say("versé, en euros", "paid, in euros"), p => p.PaidCents),
        Column.Number<Project>("jobsAnnounced", Say("emplois comptés comme annoncés", "jobs counted as announced"), p => p.Jobs?.Announced ?? 0),
        Column.Number<Project>("jobsContracted", Say("… conventionnés", "… contracted"), p => p.Jobs?.Contracted ?? 0),
        Column.Number<Project>("jobsVerified", Say("… constatés", "… verified"), p => p.Jobs?.Verified ?? 0),
        Column.Number<Project>("jobsMaintained", Say("… maintenus", "… maintained"), p => p.Jobs?.Maintained ?? 0),
        Column.Time<Project>("createTime", Say("premier enregistrement", "first recorded"), p => p.CreateTime),
        Column.Time<Project>("updateTime", Say("dernier enregistrement", "last recorded"), p => p.UpdateTime));

    /// <summary>Recorded facts.</summary>
    public static ExportTable<RecordedFact> Facts { get; } = new(
        fact =>
        {
            var json = PlainJson.Of(fact.Entry);
            json.Insert(0, "project", fact.Case);
            return json;
        },
        Column.Number<RecordedFact>("position", Say("place dans le journal", "place in the log"), f => f.Entry.Position),
        Column.Text<RecordedFact>("reference", Say("référence du dossier", "reference of the case"), f => CaseName.ToReference(f.Case)),
        Column.Number<RecordedFact>("version", Say("place dans le dossier", "place in the case"), f => f.Entry.Version),
        Column.Text<RecordedFact>("type", Say("nom du fait, tel que project.qualified.v1", "name of the fact, such as project.qualified.v1"), f => f.Entry.Type),
        Column.Date<RecordedFact>("effectiveOn", Say("jour où il est vrai", "day on which it is true"), f => f.Entry.EffectiveOn),
        Column.Time<RecordedFact>("recordTime", Say("instant où il est enregistré", "instant at which it was recorded"), f => f.Entry.RecordTime),
        Column.Text<RecordedFact>("person", Say("qui l'enregistre", "who recorded it"), f => f.Entry.By?.Person),
        Column.Text<RecordedFact>("partner", Say("pour quel partenaire", "for which partner"), f => f.Entry.By?.Partner),
        Column.Word<RecordedFact, Role>("role", Say("dans quel rôle", "in which role"), f => f.Entry.By?.Role ?? default),
        Column.Text<RecordedFact>("requestId", Say("demande qui l'enregistre", "request that recorded it"), f => f.Entry.RequestId),
        Column.Text<RecordedFact>("hash", Say("empreinte, chaînée à tout le journal", "hash, chained to the whole log"), f => f.Entry.Hash),
        Column.Text<RecordedFact>("body", Say("le fait, en JSON", "the fact, in JSON"), f => f.Entry.Body));

    /// <summary>Movements of figures.</summary>
    public static ExportTable<LedgerEntry> Movements { get; } = new(
        entry => PlainJson.Of(entry),
        Column.Number<LedgerEntry>("position", Say("place du fait dans le journal", "place of the fact in the log"), e => e.Position),
        Column.Number<LedgerEntry>("ordinal", Say("place parmi les mouvements du fait", "place among the movements of the fact"), e => e.Ordinal),
        Column.Text<LedgerEntry>("reference", Say("référence du dossier", "reference of the case"), e => CaseName.ToReference(e.Project)),
        Column.Text<LedgerEntry>("department", Say("département dont le chiffre bouge", "department whose figure moves"), e => e.Department),
        Column.Word<LedgerEntry, Measure>("measure", Say("grandeur", "measure"), e => e.Measure),
        Column.Date<LedgerEntry>("effectiveOn", Say("jour à partir duquel il est vrai", "day from which it is true"), e => e.EffectiveOn),
        Column.Time<LedgerEntry>("recordTime", Say("instant où il est enregistré", "instant at which it was recorded"), e => e.RecordTime),
        Column.Number<LedgerEntry>("delta", Say("projets, emplois ou centimes", "projects, jobs or cents"), e => e.Delta));

    /// <summary>Figures by department.</summary>
    public static ExportTable<DepartmentRow> Departments { get; } = new(
        row => FiguresJson.Of(row.Figures),
        Column.Date<DepartmentRow>("asOf", Say("ce qui était vrai ce jour", "what was true on that day"), r => r.Report.AsOf),
        Column.Date<DepartmentRow>("knownAt", Say("ce qui était enregistré ce jour", "what had been recorded by that day"), r => r.Report.KnownAt),
        Column.Text<DepartmentRow>("department", Say("département, par son code", "department, by its code"), r => r.Figures.Department),
        Column.Text<DepartmentRow>("displayName", Say("son nom", "its name"), r => r.Figures.DisplayName),
        Column.Number<DepartmentRow>("projects", Say("projets", "projects"), r => r.Totals.Projects),
        Column.Number<DepartmentRow>("jobs", Say("emplois, dans les quatre états", "jobs, in the four states"), r => r.Totals.Jobs),
        Column.Number<DepartmentRow>("jobsAnnounced", Say("annoncés", "announced"), r => r.Totals.JobsAnnounced),
        Column.Number<DepartmentRow>("jobsContracted", Say("conventionnés", "contracted"), r => r.Totals.JobsContracted),
        Column.Number<DepartmentRow>("jobsVerified", Say("constatés", "verified"), r => r.Totals.JobsVerified),
        Column.Number<DepartmentRow>("jobsMaintained", Say("maintenus", "maintained"), r => r.Totals.JobsMaintained),
        Column.Euros<DepartmentRow>("privateInvestmentEuros", Say("investissement privé, en euros", "private investment, in euros"), r => r.Totals.PrivateInvestmentCents),
        Column.Euros<DepartmentRow>("publicFundingEuros", Say("financement public, en euros", "public funding, in euros"), r => r.Totals.PublicFundingCents));
}

/// <summary>A department in the report it stands in.</summary>
internal sealed record DepartmentRow(Report Report, DepartmentFigures Figures)
{
    public Totals Totals => Figures.Totals ?? new Totals();
}
