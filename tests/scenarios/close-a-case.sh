#!/usr/bin/env bash
# Takes one case from its detection in January 2022 to its closing, by the command line only: an SME, 24 jobs, 200,000 euros. On the way a
# stage is tried too early and explained, one is tried without writing, the case is returned, given up, reopened, and one of its facts corrected.
#
#   RELOC="dotnet run --project src/RelocGrains.Cli --" RELOC_SERVER=http://127.0.0.1:5081 tests/scenarios/close-a-case.sh [SIREN]
set -euo pipefail

siren=${1:-012345674}
facts=$(mktemp -d)
trap 'rm -rf "$facts"' EXIT

reloc() { ${RELOC:-reloc} "$@"; }
as() { local caller=$1; shift; reloc --as "$caller" "$@"; }
say() { printf -- '-- %s\n' "$*"; }
# A file of facts, from standard input.
file() { cat > "$facts/$1.json"; echo "$facts/$1.json"; }
# The value of a member of the answer in JSON.
member() { sed -n 's/^ *"'"$1"'": *"\{0,1\}\([^",]*\)"\{0,1\},\{0,1\}$/\1/p' | head -n 1; }

finder=operator:agence/p-001
agency=operator:agence/p-002
region=operator:region/p-010

say "détecté"
case=$(as $finder create --file "$(file create <<JSON
{ "company": { "name": "Ateliers du Beaujolais (essai)", "siren": "$siren", "size": "COMPANY_SIZE_MEDIUM" },
  "department": "69", "commune": "Villefranche-sur-Saône", "source": "DETECTION_SOURCE_AGENCE",
  "announcedJobs": 24, "announcedInvestmentCents": 120000000 }
JSON
)" --effective-on 2022-01-10 -o json | member name)
case=${case#projects/}
as $agency record "$case" owner --effective-on 2022-01-12 --file "$(file owner <<< '{ "owner": { "person": "p-002", "partner": "agence" } }')" > /dev/null

say "ce qui manque pour être monté"
as $agency explain "$case" --to STRUCTURED -o json > "$facts/explain.json"
for guard in ASSESSMENT_RECORDED NEEDS_STATED REFERRAL_SENT REFERRAL_ACCEPTED FINANCING_PLAN_SUBMITTED JOB_PLAN_SET SITE_KNOWN WORKS_NOT_STARTED; do
  grep -q "$guard" "$facts/explain.json" || { echo "explain does not list $guard" >&2; exit 1; }
done
if as $agency advance "$case" --to ORIENTED --effective-on 2022-01-12 > /dev/null 2>&1; then echo "a stage was skipped" >&2; exit 1; fi

say "qualifié"
qualification=$(file qualification <<'JSON'
{ "qualification": { "kind": "PROJECT_KIND_RETURN_FROM_ABROAD", "filiere": "mecanique",
  "assessment": { "valueAdded": 4, "viability": 4, "strategicInterest": 3, "comment": "Bon dossier." } } }
JSON
)
foreseen=$(as $agency advance "$case" --to QUALIFIED --effective-on 2022-01-20 --file "$qualification" --dry-run -o json | member stage)
there=$(as $agency show "$case" --no-history -o json | member stage)
[ "$foreseen $there" = "QUALIFIED DETECTED" ] || { echo "a dry run foresaw $foreseen and left $there" >&2; exit 1; }
as $agency advance "$case" --to QUALIFIED --effective-on 2022-01-20 --file "$qualification" > /dev/null

say "orienté"
as $agency record "$case" needs --effective-on 2022-01-21 --file "$(file needs <<< '{ "needs": ["NEED_FINANCING", "NEED_HIRING"] }')" > /dev/null
as $agency record "$case" referral --effective-on 2022-01-24 --file "$(file r1 <<< '{ "partner": "bpifrance", "need": "NEED_FINANCING" }')" > /dev/null
as $agency record "$case" referral --effective-on 2022-01-24 --file "$(file r2 <<< '{ "partner": "medef", "need": "NEED_HIRING" }')" > /dev/null
as $agency advance "$case" --to ORIENTED --effective-on 2022-01-25 > /dev/null
as partner:bpifrance/p-101 referral accept "$case" r1 --effective-on 2022-01-31 > /dev/null
as partner:medef/p-102 referral decline "$case" r2 --reason "Pas de vivier dans le secteur." --effective-on 2022-02-02 > /dev/null

say "retour à qualifié, puis de nouveau orienté"
as $agency return "$case" --to QUALIFIED --reason "Besoins à préciser." --effective-on 2022-02-04 > /dev/null
as $agency advance "$case" --to ORIENTED --effective-on 2022-02-07 > /dev/null

say "monté"
as $agency record "$case" financing-plan --effective-on 2022-02-15 --file "$(file plan <<'JSON'
{ "plan": { "uses": [ { "kind": "USE_KIND_EQUIPMENT", "amountCents": 100000000 }, { "kind": "USE_KIND_BUILDING", "amountCents": 40000000 } ],
  "ownContributionCents": 50000000, "privateLoansCents": 60000000,
  "fundingLines": [ { "scheme": "pack_relocalisation", "eligibleBaseCents": 140000000, "amountCents": 20000000 } ] } }
JSON
)" > /dev/null
# The bank lends more: that part alone is said anew.
as $agency record "$case" financing-plan --effective-on 2022-02-15 --file "$(file loans <<< '{ "plan": { "private_loans_cents": 70000000 }, "update_mask": "private_loans_cents" }')" > /dev/null
as $agency record "$case" job-plan --effective-on 2022-02-16 --file "$(file jobs <<'JSON'
{ "lines": [ { "profile": "opérateurs", "jobs": 24, "dueOn": { "year": 2023, "month": 6, "day": 30 } } ] }
JSON
)" > /dev/null
as $agency record "$case" site --effective-on 2022-02-17 --file "$(file site <<< '{ "site": { "state": "SITE_STATE_IDENTIFIED", "commune": "Villefranche-sur-Saône", "areaSquareMetres": 4200 } }')" > /dev/null
as $agency advance "$case" --to STRUCTURED --effective-on 2022-02-28 --file "$(file structure <<< '{ "worksNotStarted": true }')" > /dev/null

say "retiré par l'entreprise, puis rouvert par une seconde personne"
as $agency exit "$case" --outcome WITHDRAWN --reason "L'entreprise hésite." --effective-on 2022-03-01 > /dev/null
if as $agency reopen "$case" --reason "Elle revient." --effective-on 2022-03-02 > /dev/null 2>&1; then echo "one person reopened alone" >&2; exit 1; fi
as operator:region/p-011 reopen "$case" --reason "Elle revient." --effective-on 2022-03-02 > /dev/null

say "instruit"
for document in kbis accounts sme_declaration aid_declaration quotes bank_details; do
  as $region record "$case" document --effective-on 2022-03-03 --file "$(file document <<< "{ \"document\": \"$document\", \"evidence\": \"ged:$document.pdf\" }")" > /dev/null
done
as $region record "$case" opinion-request --effective-on 2022-03-03 --file "$(file ask <<< '{ "partner": "bpifrance" }')" > /dev/null
as partner:bpifrance/p-101 record "$case" opinion --effective-on 2022-03-10 --file "$(file opinion <<< '{ "opinion": "o1", "view": "VIEW_FAVOURABLE" }')" > /dev/null
as $region record "$case" aid-check --effective-on 2022-03-14 > /dev/null
as $region advance "$case" --to EXAMINED --effective-on 2022-03-15 > /dev/null

say "voté"
as secretary/p-020 record "$case" committee-opinion --effective-on 2022-03-24 --file "$(file committee <<'JSON'
{ "opinion": { "sessionOn": { "year": 2022, "month": 3, "day": 24 }, "view": "VIEW_FAVOURABLE", "conflictsDeclared": true } }
JSON
)" > /dev/null
as authority/p-030 advance "$case" --to DECIDED --effective-on 2022-04-01 --file "$(file decision <<'JSON'
{ "deliberationNumber": "CP-2022-04/117", "deliberationOn": { "year": 2022, "month": 4, "day": 1 },
  "grants": [ { "line": "l1", "amountCents": 20000000 } ], "conditions": [ "Maintien sur le site." ] }
JSON
)" > /dev/null

say "conventionné"
as legal/p-040 advance "$case" --to CONTRACTED --effective-on 2022-05-02 --file "$(file agreement <<'JSON'
{ "agreement": { "signedOn": { "year": 2022, "month": 5, "day": 2 }, "eligibleFrom": { "year": 2022, "month": 3, "day": 1 },
  "baselineHeadcount": 30, "committedJobs": 24, "jobsDueOn": { "year": 2023, "month": 6, "day": 30 }, "maintenanceYears": 3,
  "instalments": [ { "amountCents": 12000000, "trigger": "INSTALMENT_TRIGGER_WORKS_STARTED" },
                   { "amountCents": 8000000, "trigger": "INSTALMENT_TRIGGER_JOBS_VERIFIED" } ] } }
JSON
)" > /dev/null

say "en réalisation"
as $agency advance "$case" --to EXECUTING --effective-on 2022-06-01 --file "$(file works <<< '{ "evidence": "ged:ordre-de-service.pdf" }')" > /dev/null
as $region pay "$case" i1 --evidence ged:i1.pdf --effective-on 2022-06-15 > /dev/null
as payer/p-061 pay "$case" p1 --approve --effective-on 2022-06-15 > /dev/null
as payer/p-062 pay "$case" p1 --approve --effective-on 2022-06-16 > /dev/null
as $agency record "$case" site-opening --effective-on 2023-01-16 --file "$(file opening <<< '{ "evidence": "ged:pv-reception.pdf" }')" > /dev/null

say "emplois constatés"
as $agency record "$case" job-statement --effective-on 2023-06-30 --file "$(file statement <<'JSON'
{ "statedOn": { "year": 2023, "month": 6, "day": 30 }, "headcount": 54, "evidence": "ged:dsn-2023-06.pdf" }
JSON
)" > /dev/null
as verifier/p-050 verify-jobs "$case" s1 --headcount 54 --evidence ged:controle-2023.pdf --effective-on 2023-07-12 > /dev/null
as $region pay "$case" i2 --evidence ged:i2.pdf --effective-on 2023-07-20 > /dev/null
as payer/p-061 pay "$case" p2 --approve --effective-on 2023-07-20 > /dev/null
as payer/p-062 pay "$case" p2 --approve --effective-on 2023-07-21 > /dev/null

say "correction : 26 emplois étaient annoncés, et non 24"
as $agency correct "$case" --announced-jobs 26 --reason "Faute de frappe." --effective-on 2022-01-10 > /dev/null

say "clos"
as $agency record "$case" job-statement --effective-on 2026-07-31 --file "$(file kept <<'JSON'
{ "statedOn": { "year": 2026, "month": 7, "day": 31 }, "headcount": 56, "evidence": "ged:dsn-2026-07.pdf" }
JSON
)" > /dev/null
as verifier/p-050 verify-jobs "$case" s2 --headcount 54 --evidence ged:controle-2026.pdf --effective-on 2026-08-20 > /dev/null
as $region advance "$case" --to CLOSED --effective-on 2026-09-01 > /dev/null

as controller/p-090 show "$case" -o json
