#!/usr/bin/env bash
# Holds `tocsin detect` against the R package surveillance on new random series and parameters.
# Needs R with the package (Debian: r-cran-surveillance).
#   agreement.sh [SEED]
set -euo pipefail
here="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
if ! command -v Rscript >/dev/null || ! Rscript -e 'q(status = !requireNamespace("surveillance", quietly = TRUE))' >/dev/null 2>&1; then
  echo "R with the package surveillance is not installed: nothing compared" >&2
  exit 2
fi
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
seed="${1:-$RANDOM}"
echo "seed $seed: the reference judges new series (a minute or two) ..." >&2
Rscript "$here/agreement.R" make "$work/cases" "$seed"
"$here/../../tocsin" detect --batch "$work/cases" --output "$work/results"
Rscript "$here/agreement.R" compare "$work/cases" "$work/results"
