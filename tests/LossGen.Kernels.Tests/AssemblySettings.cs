// The width of the vectors is forced for the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
