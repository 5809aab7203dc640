"""People who are not there: visitors that come in, listen and act by the same doors as anybody,
for the rehearsal of an evening before, for the benchmarks and for the tests of faults."""
