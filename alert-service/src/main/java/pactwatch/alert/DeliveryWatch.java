package pactwatch.alert;

import pactwatch.alert.delivery.Backlog;

/** Knows what this instance still has to deliver. */
@FunctionalInterface
public interface DeliveryWatch {

    Backlog backlog();
}
