#!/bin/bash
# Runs once, when InfluxDB sets itself up: the bucket of exercises, and both buckets for InfluxQL.
set -euo pipefail
org="$DOCKER_INFLUXDB_INIT_ORG"
live="$DOCKER_INFLUXDB_INIT_BUCKET"
exercise="${live}_exercise"
# Daily points of years: long shards, or each would hold a handful of values a series.
influx bucket create --org "$org" --name "$exercise" --shard-group-duration 522w
influx bucket update --id "$DOCKER_INFLUXDB_INIT_BUCKET_ID" --shard-group-duration 522w
for bucket in "$live" "$exercise"; do
  id="$(influx bucket list --org "$org" --name "$bucket" --hide-headers | cut -f 1)"
  influx v1 dbrp create --org "$org" --bucket-id "$id" --db "$bucket" --rp autogen --default
done
