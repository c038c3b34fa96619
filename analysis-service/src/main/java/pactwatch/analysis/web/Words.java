package pactwatch.analysis.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;

/** The vocabulary in plain English. */
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private Words() {}

    static String status(Status status) {
        return switch (status) {
            case MEMBER -> "Member";
            case SUSPENDED -> "Participation suspended";
            case WITHDRAWN -> "Withdrawn";
            case OBSERVER -> "Observer";
            case NON_MEMBER -> "Not a member";
        };
    }

    /** Fits into a bar of a picture. */
    static String statusShort(Status status) {
        return switch (status) {
            case MEMBER -> "member";
            case SUSPENDED -> "suspended";
            case WITHDRAWN -> "outside";
            case OBSERVER -> "observer";
            case NON_MEMBER -> "outside";
        };
    }

    static String form(Claim.@Nullable Form form) {
        return form == Claim.Form.MISSION ? "Mission of the pact" : "Forces of the pact";
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

    static String basis(Claim.Basis basis) {
        return switch (basis) {
            case DE_FACTO -> "in practice only, nothing declared";
            case DECLARED -> "declared by its leaders";
            case LEGAL_ACT -> "by a legal act";
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

    static String assertion(Assertion assertion) {
        return switch (assertion) {
            case ACTUAL -> "told as fact";
            case ANNOUNCED -> "announced";
            case POSSIBLE -> "possible";
            case DEMANDED -> "demanded";
            case DENIED -> "denied";
        };
    }

    /** The words of the Admiralty code (AJP-2.1), with the code. */
    static String grade(Grade grade) {
        return "%s; %s (%s)"
                .formatted(
                        reliability(grade.reliability()),
                        credibility(grade.credibility()),
                        grade.code());
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

    /** With the office, unless the speaker is known by that alone. */
    static String speaker(Speaker speaker) {
        String office = speaker.office();
        return office == null || office.equalsIgnoreCase(speaker.name())
                ? speaker.name()
                : speaker.name() + " (" + office + ")";
    }

    static String count(int articles, int origins) {
        return articles == 0
                ? "no article"
                : number(articles, "article") + ", " + number(origins, "origin");
    }

    static String number(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Why something cannot be done now. */
    static String notNow(String reason) {
        return "That cannot be done now: " + reason + ".";
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String day(Instant instant) {
        return DAY.format(instant);
    }

    static String day(LocalDate day) {
        return DATE.format(day);
    }

    /** How long ago something was, as a reader would say it. */
    static String ago(Instant then, Instant now) {
        Duration gone = Duration.between(then, now);
        if (gone.compareTo(Duration.ofMinutes(1)) < 0) {
            return "just now";
        }
        if (gone.compareTo(Duration.ofHours(1)) < 0) {
            return number(Math.toIntExact(gone.toMinutes()), "minute") + " ago";
        }
        if (gone.compareTo(Duration.ofDays(1)) < 0) {
            return number(Math.toIntExact(gone.toHours()), "hour") + " ago";
        }
        return "on " + time(then);
    }

    /** Days between a day and now. */
    static long days(String day, Instant now) {
        return Duration.between(LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant(), now)
                .toDays();
    }

    /** How long ago a day was, as a reader would say it. */
    static String age(@Nullable String day, Instant now) {
        if (day == null) {
            return "none yet";
        }
        long days = days(day, now);
        if (days <= 0) {
            return "today";
        }
        if (days == 1) {
            return "yesterday";
        }
        return days < 730 ? days + " days ago" : days / 365 + " years ago";
    }
}
