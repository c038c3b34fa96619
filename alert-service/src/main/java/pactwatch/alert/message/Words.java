package pactwatch.alert.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.Notice;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.Preferences;
import pactwatch.alert.subscription.QuietHours;
import pactwatch.alert.subscription.Subscription;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

/** The vocabulary in plain English. */
public final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Words() {}

    public static String member(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    public static String kind(Kind kind) {
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

    public static String stage(Stage stage) {
        return switch (stage) {
            case RETRACTED -> "retracted: no source stands by it";
            case REPORTED -> "reported by one source";
            case CORROBORATED -> "corroborated by two independent sources";
            case ESTABLISHED -> "established";
        };
    }

    public static String stageChoice(Stage stage) {
        return switch (stage) {
            case RETRACTED -> "Retracted";
            case REPORTED -> "Reported: one source is enough";
            case CORROBORATED -> "Corroborated: two independent sources";
            case ESTABLISHED -> "Established: an authority, or three independent sources";
        };
    }

    public static String assertion(Assertion assertion) {
        return switch (assertion) {
            case ACTUAL -> "has happened";
            case ANNOUNCED -> "announced";
            case POSSIBLE -> "possible";
            case DEMANDED -> "demanded";
            case DENIED -> "denied";
        };
    }

    /** The words of the Admiralty code (AJP-2.1). */
    public static String grade(Grade grade) {
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

    public static String change(AlertMessage message) {
        return switch (message.type()) {
            case "alert.raised" -> "Raised";
            case "alert.updated" -> "Updated";
            default -> "Cancelled";
        };
    }

    /** Class of the badge in the style sheet that all services share. */
    public static String badge(AlertMessage message) {
        return switch (message.type()) {
            case "alert.raised" -> "warn";
            case "alert.updated" -> "info";
            default -> "failed";
        };
    }

    /** How well an alert is supported, in one sentence. */
    public static String support(Notice notice) {
        String stage = stage(notice.stage());
        return "%s%s. Grade: %s (%s). %d article%s, %d independent origin%s."
                .formatted(
                        notice.stage() == Stage.RETRACTED
                                ? sentenceCase(stage)
                                : sentenceCase(assertion(notice.assertion())) + ", " + stage,
                        notice.contested() ? ", contested" : "",
                        grade(notice.grade()),
                        notice.grade().code(),
                        notice.articles(),
                        notice.articles() == 1 ? "" : "s",
                        notice.origins(),
                        notice.origins() == 1 ? "" : "s");
    }

    private static String sentenceCase(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }

    /** What is different from the revision before, a sentence each; nothing of a first word. */
    public static List<String> changes(AlertMessage message) {
        Notice notice = message.notice();
        return switch (message.event()) {
            case AlertEvent.Raised _ -> List.of();
            case AlertEvent.Updated(_, List<AlertEvent.Change> changes) ->
                    changes.stream().map(c -> changed(c, notice)).toList();
            case AlertEvent.Cancelled _ ->
                    List.of("Nothing supports it any more; take it as not having been said.");
        };
    }

    private static String changed(AlertEvent.Change change, Notice notice) {
        return switch (change) {
            case ASSERTION ->
                    notice.assertion() == Assertion.ACTUAL
                            ? "It is told as having happened; before, it was only announced."
                            : "It is told as announced; that it has happened is not supported now.";
            case STAGE -> "Support: it is " + stage(notice.stage()) + " now.";
            case GRADE ->
                    "Grade: " + grade(notice.grade()) + " (" + notice.grade().code() + ") now.";
            case CONTESTED ->
                    notice.contested()
                            ? "It is contested now: an authority disputes it."
                            : "It is no longer contested.";
            case DATES -> "Date: sources now give " + dates(notice) + ".";
            case REINSTATED -> "It was cancelled before, and is supported again.";
        };
    }

    private static String dates(Notice notice) {
        String date = notice.eventDate() == null ? "no date" : notice.eventDate();
        return notice.eventDateAlternatives().isEmpty()
                ? date
                : date + ", others " + String.join(", ", notice.eventDateAlternatives());
    }

    /** What a subscription watches, in one sentence. */
    public static String watch(Subscription subscription) {
        Filter filter = subscription.filter();
        String members =
                filter.members().isEmpty()
                        ? "Any member"
                        : filter.members().stream()
                                .map(Words::member)
                                .collect(Collectors.joining(", "));
        List<String> kinds =
                filter.kinds().stream()
                        .map(k -> kind(k).toLowerCase(Locale.ENGLISH) + forms(filter, k))
                        .toList();
        return "%s: %s; at least %s; %s."
                .formatted(
                        members,
                        String.join(", ", kinds),
                        stage(filter.leastStage()),
                        filter.announced() ? "announcements too" : "only what has happened");
    }

    private static String forms(Filter filter, Kind kind) {
        boolean isForceOnly = filter.forms().equals(List.of(Claim.Form.FORCE));
        return kind == Kind.INTERVENTION && isForceOnly ? " with forces" : "";
    }

    /** A channel with its address. */
    public static String channel(Channel channel) {
        return switch (channel) {
            case Channel.Webhook webhook -> "webhook to " + webhook.url();
            case Channel.Email(String shown, _) -> "email to " + shown;
            case Channel.Stream() -> "live stream";
            case Channel.Atom() -> "Atom feed";
        };
    }

    /** When a subscriber is told, in one sentence. */
    public static String when(Preferences preferences) {
        QuietHours hours = preferences.quietHours();
        String quiet =
                hours == null
                        ? "At any hour"
                        : "Not from %s to %s (%s)"
                                .formatted(hours.from(), hours.to(), hours.zone());
        return quiet + (preferences.heartbeat() ? "; a heartbeat every day." : ".");
    }

    public static String state(Subscription subscription) {
        return switch (subscription.state()) {
            case UNCONFIRMED -> "waiting for the address to confirm";
            case ACTIVE -> "active";
            case PAUSED -> "paused";
            case REMOVED -> "removed";
        };
    }

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** A time to the second. */
    public static String second(Instant instant) {
        return SECOND.format(instant);
    }

    public static String day(Instant instant) {
        return DAY.format(instant);
    }
}
