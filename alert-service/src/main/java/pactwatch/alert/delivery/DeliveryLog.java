package pactwatch.alert.delivery;

import java.util.List;

/** Reads how deliveries went. */
public interface DeliveryLog {

    /** The newest delivery events of a subscription, newest first. */
    List<DeliveryEvent> newest(String subscription, int limit);
}
