package pactwatch.alert.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.DeliveryLog;
import pactwatch.log.LogRecord;

/** The newest delivery events of every subscription, folded from {@code pactwatch.deliveries}. */
final class KafkaDeliveries implements DeliveryLog {

    private static final int KEPT_PER_SUBSCRIPTION_MAX = 50;

    private final Map<String, Deque<DeliveryEvent>> bySubscription = new ConcurrentHashMap<>();

    void fold(LogRecord<DeliveryEvent> record) {
        Deque<DeliveryEvent> events =
                bySubscription.computeIfAbsent(record.key(), _ -> new ArrayDeque<>());
        synchronized (events) {
            events.addFirst(record.event());
            if (events.size() > KEPT_PER_SUBSCRIPTION_MAX) {
                events.removeLast();
            }
        }
    }

    @Override
    public List<DeliveryEvent> newest(String subscription, int limit) {
        Deque<DeliveryEvent> events = bySubscription.get(subscription);
        if (events == null) {
            return List.of();
        }
        synchronized (events) {
            return new ArrayList<>(events).stream().limit(limit).toList();
        }
    }
}
