#!/usr/bin/env bash
# Builds and runs the benchmarks:
#   run.sh --help
#   run.sh --rows 20000000 --kind county --parallelism 1,2
#   run.sh micro [JMH options]
#   run.sh exposures [reports ...]
#   run.sh scan [200x1000|500x2000|2000x1000 poisson|permutation threads runs]
#   run.sh influx --url http://127.0.0.1:8086
# BENCH_JAVA_OPTS replaces the memory and collector options, BENCH_EXTRA_OPTS adds to them.
set -euo pipefail
here="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
home="$(cd "$here/../.." && pwd)"
build=(-q -B -DskipTests -pl flink-jobs/bench -am -f "$home/pom.xml" compile
  dependency:build-classpath -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=runtime)
mvn -o "${build[@]}" >/dev/null 2>&1 || mvn "${build[@]}" >&2
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
main=org.tocsin.bench.run.BenchMain
if [ "${1:-}" = micro ]; then
  main=org.openjdk.jmh.Main
  shift
elif [ "${1:-}" = influx ]; then
  main=org.tocsin.bench.influx.InfluxBench
  shift
fi
if [ "${1:-}" = exposures ]; then
  main=org.tocsin.bench.exposure.ExposureBench
  shift
fi
if [ "${1:-}" = scan ]; then
  main=org.tocsin.bench.scan.ScanBench
  shift
  # Without arguments every case in a virtual machine of its own, on one thread and on two.
  if [ $# = 0 ]; then
    echo "load of the machine:$(uptime | sed 's/.*load average//')"
    for threads in 1 2; do
      for case in "200x1000 permutation" "500x2000 permutation" "2000x1000 permutation" "200x1000 poisson" \
          "500x2000 poisson" "2000x1000 poisson"; do
        # shellcheck disable=SC2086
        "$0" scan $case $threads 7
      done
    done
    exit
  fi
fi
# shellcheck disable=SC2086
exec "$java" ${BENCH_JAVA_OPTS:--Xmx12g -XX:+UseParallelGC} -XX:+ExitOnOutOfMemoryError ${BENCH_EXTRA_OPTS:-} \
  -Dtocsin.home="$home" -Dorg.slf4j.simpleLogger.defaultLogLevel=error \
  -cp "$here/target/classes:$(cat "$here/target/classpath.txt")" "$main" "$@"
