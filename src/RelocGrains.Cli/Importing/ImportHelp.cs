namespace RelocGrains.Cli.Importing;

/// <summary>What <c>reloc import --help</c> says of files, of repetition and of exit codes.</summary>
internal static class ImportHelp
{
    public static string Text => Say(
        $"""
        Fichier : CSV en UTF-8, séparé par des virgules ou des points-virgules, avec une ligne de titres.
          colonnes attendues : {string.Join(", ", ImportColumns.Required)}
          colonnes possibles : {string.Join(", ", ImportColumns.Optional)}
        Les autres colonnes ne sont pas reprises. La commune et la taille peuvent manquer ; reloc correct les ajoute.
          source                    agence, club, foreign_investment, web, partner, ou l'identifiant d'un partenaire
          announcedInvestmentEuros  1250000 ou 1250000,50
          effectiveAt               2022-05-10
          externalId                numéro du dossier chez le partenaire qui importe (--as)

        Répéter un import ne compte rien deux fois. L'identifiant de chaque demande est tiré de ce que dit la ligne, et du nombre de lignes
        toutes pareilles avant elle : un import repris, un fichier renommé ou complété retrouve les dossiers ouverts (« inchangées »), pour la
        même personne (--as). Deux lignes toutes pareilles sont deux demandes ; la deuxième est refusée comme doublon. Une ligne corrigée est une
        autre demande. --dry-run contrôle chaque ligne seule : deux lignes pareilles y passent toutes deux.

        Codes de sortie : 0 aucune ligne refusée ; 3 des lignes refusées, les autres sont écrites ; 2 colonnes ou options fausses, rien n'a été
        envoyé ; 5 serveur injoignable malgré plusieurs reprises : répéter la commande.
        """,
        $"""
        File: CSV in UTF-8, separated by commas or semicolons, with a line of headers.
          columns expected: {string.Join(", ", ImportColumns.Required)}
          columns possible: {string.Join(", ", ImportColumns.Optional)}
        Other columns are not taken. Commune and size may be missing; reloc correct adds them.
          source                    agence, club, foreign_investment, web, partner, or the id of a partner
          announcedInvestmentEuros  1250000 or 1250000.50
          effectiveAt               2022-05-10
          externalId                number of the case at the partner who imports (--as)

        Repeating an import counts nothing twice. The id of each request is made from what the line says, and from how many lines before it
        said just the same: an import resumed, a file renamed or added to finds the cases opened before ("unchanged"), for the same person
        (--as). Two lines that say just the same are two requests; the second is refused as a duplicate. A corrected line is another
        request. --dry-run checks each line by itself: two that say the same both pass.

        Exit codes: 0 no line refused; 3 some refused, the others are written; 2 wrong columns or options, nothing was sent; 5 the server
        could not be reached in spite of several tries: repeat the command.
        """);
}
