#!/usr/bin/env bash
# Processor time of every detector per series-point, beside that of the R package surveillance
# when R and the package are installed: both run on the same simulated series, single-threaded.
#   methods.sh
set -euo pipefail
here="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
home="$(cd "$here/../.." && pwd)"
build=(-q -B -DskipTests -pl flink-jobs/bench -am -f "$home/pom.xml" compile
  dependency:build-classpath -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=runtime)
mvn -o "${build[@]}" >/dev/null 2>&1 || mvn "${build[@]}" >&2
java=("${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC
  -cp "$here/target/classes:$(cat "$here/target/classpath.txt")" org.tocsin.bench.micro.MethodCost)
if command -v Rscript >/dev/null && Rscript -e 'q(status = !requireNamespace("surveillance", quietly = TRUE))' >/dev/null 2>&1; then
  work="$(mktemp -d)"
  trap 'rm -rf "$work"' EXIT
  "${java[@]}" --series "$work/series.csv"
  echo "running the reference (a minute or two) ..." >&2
  Rscript "$here/reference.R" "$work/series.csv" "$work/reference.csv"
  exec "${java[@]}" --reference "$work/reference.csv"
fi
echo "R with the package surveillance is not installed: the reference is skipped" >&2
exec "${java[@]}"
