package pactwatch.local.fault;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Something that goes wrong while items come in, once or several times in a run. */
interface Fault extends AutoCloseable {

    /** Options of {@code up} for a line to which it can happen. */
    default List<String> options() {
        return List.of();
    }

    /** Environment of that line. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** Lets it happen once, and mends what does not mend itself; the value says what was done. */
    String strike(KilledLine line, Random random) throws IOException, InterruptedException;

    /** Whether records in the dead letters are what it is meant to leave. */
    default boolean isParking() {
        return false;
    }

    /** What is wrong with what it left, beside what must be the same after every run. */
    default List<String> faults(KilledLine line) throws IOException, InterruptedException {
        return List.of();
    }

    @Override
    default void close() throws IOException {}
}
