package pactwatch.alert.web;

import pactwatch.alert.delivery.DeliveryEvent;

/** What became of a delivery, in plain English. */
final class DeliveryWords {

    private DeliveryWords() {}

    static String outcome(DeliveryEvent event) {
        return switch (event) {
            case DeliveryEvent.Attempted _ -> "Failed, will be tried again";
            case DeliveryEvent.Delivered _ -> "Delivered";
            case DeliveryEvent.Refused _ -> "Refused";
            case DeliveryEvent.GaveUp _ -> "Given up";
            case DeliveryEvent.Redelivered _ -> "Asked for once more";
        };
    }

    /** Class of the badge in the style sheet that all services share. */
    static String badge(DeliveryEvent event) {
        return switch (event) {
            case DeliveryEvent.Delivered _ -> "ok";
            case DeliveryEvent.Attempted _ -> "warn";
            case DeliveryEvent.Refused _, DeliveryEvent.GaveUp _ -> "failed";
            case DeliveryEvent.Redelivered _ -> "info";
        };
    }
}
