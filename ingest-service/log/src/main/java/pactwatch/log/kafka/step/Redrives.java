package pactwatch.log.kafka.step;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records that a step had put aside and was asked to try again. */
@FunctionalInterface
public interface Redrives {

    /** For steps that try nothing again. */
    Redrives NONE = (_, _, _) -> List.of();

    /** Those of one partition of a topic, whole, as they were first read, in order. */
    List<ConsumerRecord<String, byte[]>> due(String step, String topic, int partition);
}
