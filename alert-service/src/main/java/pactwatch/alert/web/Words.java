package pactwatch.alert.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.Subscription;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

/** The vocabulary in plain English. */
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Words() {}

    static String member(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    static String kind(Kind kind) {
        return switch (kind) {
            case SUSPENSION -> "Suspension of membership";
            case RESUMPTION -> "Resumption of membership";
            case WITHDRAWAL -> "Withdrawal";
            case ACCESSION -> "Accession";
            case OBSERVER -> "Observer status";
            case INTERVENTION -> "Intervention by the pact";
            case INTERVENTION_END -> "End of an intervention";
            case ASSISTANCE_REQUEST -> "Request for assistance";
            case ASSISTANCE_REFUSAL -> "Refusal of assistance";
            case EXERCISE_CANCELLED -> "Exercise cancelled";
            case BOYCOTT -> "Boycott of meetings";
            case DUES_REFUSED -> "Dues refused";
            case MEMBER_CLASH -> "Clash between members";
            case AFFIRMATION -> "Affirmation of membership";
        };
    }

    static String stage(Stage stage) {
        return switch (stage) {
            case RETRACTED -> "retracted: no source stands by it";
            case REPORTED -> "reported by one source";
            case CORROBORATED -> "corroborated by two independent sources";
            case ESTABLISHED -> "established";
        };
    }

    static String stageChoice(Stage stage) {
        return switch (stage) {
            case RETRACTED -> "Retracted";
            case REPORTED -> "Reported: one source is enough";
            case CORROBORATED -> "Corroborated: two independent sources";
            case ESTABLISHED -> "Established: an authority, or three independent sources";
        };
    }

    static String assertion(Assertion assertion) {
        return switch (assertion) {
            case ACTUAL -> "has happened";
            case ANNOUNCED -> "announced";
            case POSSIBLE -> "possible";
            case DEMANDED -> "demanded";
            case DENIED -> "denied";
        };
    }

    /** The words of the Admiralty code (AJP-2.1). */
    static String grade(Grade grade) {
        return reliability(grade.reliability()) + ", " + credibility(grade.credibility());
    }

    private static String reliability(char letter) {
        return switch (letter) {
            case 'A' -> "completely reliable source";
            case 'B' -> "usually reliable source";
            case 'C' -> "fairly reliable source";
            case 'D' -> "not usually reliable source";
            case 'E' -> "unreliable source";
            default -> "source that cannot be judged";
        };
    }

    private static String credibility(int number) {
        return switch (number) {
            case 1 -> "confirmed by others";
            case 2 -> "probably true";
            case 3 -> "possibly true";
            case 4 -> "doubtful";
            case 5 -> "improbable";
            default -> "truth cannot be judged";
        };
    }

    static String change(AlertMessage message) {
        return switch (message.type()) {
            case "alert.raised" -> "Raised";
            case "alert.updated" -> "Updated";
            default -> "Cancelled";
        };
    }

    /** Class of the badge in the style sheet that all services share. */
    static String badge(AlertMessage message) {
        return switch (message.type()) {
            case "alert.raised" -> "warn";
            case "alert.updated" -> "info";
            default -> "failed";
        };
    }

    static String outcome(DeliveryEvent event) {
        return switch (event) {
            case DeliveryEvent.Attempted _ -> "Failed, will be tried again";
            case DeliveryEvent.Delivered _ -> "Delivered";
            case DeliveryEvent.Refused _ -> "Refused";
            case DeliveryEvent.GaveUp _ -> "Given up";
            case DeliveryEvent.Redelivered _ -> "Asked for once more";
        };
    }

    /** What a subscription watches, in one sentence. */
    static String watch(Subscription subscription) {
        Filter filter = subscription.filter();
        String members =
                filter.members().isEmpty()
                        ? "Any member"
                        : filter.members().stream()
                                .map(Words::member)
                                .collect(Collectors.joining(", "));
        List<String> kinds =
                filter.kinds().stream().map(k -> kind(k).toLowerCase(Locale.ENGLISH)).toList();
        return "%s: %s; at least %s; %s."
                .formatted(
                        members,
                        String.join(", ", kinds) + forms(filter),
                        stage(filter.leastStage()),
                        filter.announced() ? "announcements too" : "only what has happened");
    }

    private static String forms(Filter filter) {
        boolean isForceOnly = filter.forms().equals(List.of(Claim.Form.FORCE));
        return filter.kinds().contains(Kind.INTERVENTION) && isForceOnly ? " with forces" : "";
    }

    static String state(Subscription subscription) {
        return switch (subscription.state()) {
            case ACTIVE -> "active";
            case PAUSED -> "paused";
            case REMOVED -> "removed";
        };
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String day(Instant instant) {
        return DAY.format(instant);
    }
}
