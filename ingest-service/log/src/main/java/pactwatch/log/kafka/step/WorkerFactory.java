package pactwatch.log.kafka.step;

/** Makes the worker of a partition that was just taken over. */
@FunctionalInterface
public interface WorkerFactory<I> {

    /** Rebuilds what the worker must know, then returns it ready to work. */
    PartitionWorker open(Takeover<I> takeover);
}
