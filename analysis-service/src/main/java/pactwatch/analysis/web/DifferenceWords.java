package pactwatch.analysis.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.replay.GenerationDiff;

/** The two sides of a difference in words, so that what differs can be seen in them. */
final class DifferenceWords {

    private DifferenceWords() {}

    static String change(GenerationDiff.Change change) {
        return switch (change) {
            case GAINED -> "gained";
            case LOST -> "lost";
            case CHANGED -> "changed";
        };
    }

    /** What differs in the state of a member. */
    static String fields(List<String> fields) {
        return fields.stream().map(DifferenceWords::field).collect(Collectors.joining(", "));
    }

    private static String field(String name) {
        return switch (name) {
            case "since" -> "date";
            case "sinceAlternatives" -> "other dates";
            case "contested" -> "contest";
            case "outlook" -> "open changes";
            case "requests" -> "open requests";
            default -> name;
        };
    }

    /** The status of a member, and what of the fields it has. */
    static String state(MemberState state, List<String> fields) {
        List<String> parts = new ArrayList<>();
        parts.add(
                Words.status(state.status())
                        + (state.since() == null ? "" : " since " + EdtfWords.of(state.since())));
        for (String name : fields) {
            String part = part(state, name);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join("; ", parts);
    }

    private static String part(MemberState state, String field) {
        return switch (field) {
            case "basis" -> state.basis() == null ? "no basis" : Words.basis(state.basis());
            case "sinceAlternatives" -> otherDates(state.sinceAlternatives());
            case "stage" -> state.stage() == null ? "no stage" : Words.stage(state.stage());
            case "grade" -> state.grade() == null ? "no grade" : Words.grade(state.grade());
            case "contested" -> state.contested() ? "contested" : "not contested";
            case "interventions" ->
                    listed(
                            "intervention",
                            state.interventions().stream().map(DifferenceWords::said).toList());
            case "outlook" ->
                    listed(
                            "open change",
                            state.outlook().stream().map(DifferenceWords::said).toList());
            case "requests" -> Words.number(state.requests().size(), "open request");
            case "friction" ->
                    listed(
                            "act of friction",
                            state.friction().stream().map(f -> said(f.kind(), f.date())).toList());
            default -> "";
        };
    }

    private static String otherDates(List<String> dates) {
        return dates.isEmpty()
                ? "no other date"
                : "also dated "
                        + dates.stream().map(EdtfWords::of).collect(Collectors.joining(", "));
    }

    private static String listed(String noun, List<String> all) {
        return all.isEmpty() ? "no " + noun : noun + ": " + String.join("; ", all);
    }

    private static String said(MemberState.Intervention it) {
        return Words.form(it.form())
                + (it.since() == null ? "" : " from " + EdtfWords.of(it.since()))
                + (it.until() == null ? "" : " until " + EdtfWords.of(it.until()));
    }

    private static String said(MemberState.Outlook it) {
        return said(it.kind(), null)
                + " "
                + Words.assertion(it.assertion())
                + ", "
                + EdtfWords.of(it.said());
    }

    private static String said(Kind kind, @Nullable String date) {
        return Words.kind(kind) + (date == null ? "" : ", " + EdtfWords.of(date));
    }

    /** A development with all by which it can be judged. */
    static @Nullable String development(@Nullable Development d) {
        if (d == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        parts.add(d.sentence());
        stage(parts, "", d.actual());
        stage(parts, "its announcement ", d.announced());
        parts.add(Words.grade(d.grade()));
        if (d.contested()) {
            parts.add("contested");
        }
        if (d.basis() != null) {
            parts.add(Words.basis(d.basis()));
        }
        if (!d.eventDateAlternatives().isEmpty()) {
            parts.add(otherDates(d.eventDateAlternatives()));
        }
        if (d.ruling() != null) {
            parts.add("an analyst decided on it");
        }
        parts.add(Words.count(d.articles(), d.origins()));
        return String.join("; ", parts);
    }

    private static void stage(List<String> parts, String what, @Nullable Stage stage) {
        if (stage != null) {
            parts.add(what + Words.stage(stage));
        }
    }

    /** Whether nobody stands by it. */
    static boolean isTakenBack(Development d) {
        return (d.actual() == null || d.actual() == Stage.RETRACTED)
                && (d.announced() == null || d.announced() == Stage.RETRACTED);
    }

    /** What a claim says, without the member. */
    static String claim(Claim c) {
        List<String> parts = new ArrayList<>();
        parts.add(Words.kind(c.kind()));
        parts.add(Words.assertion(c.assertion()));
        if (c.eventDate() != null) {
            parts.add(date(c));
        }
        if (c.speaker() != null) {
            parts.add(speaker(c));
        }
        if (!c.isNews()) {
            parts.add(news(c));
        }
        return String.join(", ", parts);
    }

    /** In what the other side has a claim otherwise, as it has it. */
    static String otherwise(Claim here, Claim there) {
        List<Function<Claim, String>> aspects =
                List.of(
                        c -> Words.assertion(c.assertion()),
                        DifferenceWords::date,
                        DifferenceWords::speaker,
                        DifferenceWords::news,
                        c -> c.basis() == null ? "no basis" : Words.basis(c.basis()),
                        c -> Words.form(c.form()),
                        c -> c.phase() == Claim.Phase.BEGUN ? "begun" : "complete",
                        c -> c.isCorrection() ? "taken back by its source" : "not taken back",
                        c -> "quoted as “" + c.quote() + "”");
        List<String> parts =
                aspects.stream()
                        .filter(a -> !a.apply(here).equals(a.apply(there)))
                        .map(a -> a.apply(there))
                        .toList();
        return parts.isEmpty()
                ? "at another place or in another version of the article"
                : String.join(", ", parts);
    }

    private static String date(Claim c) {
        return c.eventDate() == null ? "no date" : EdtfWords.of(c.eventDate());
    }

    private static String speaker(Claim c) {
        Speaker speaker = c.speaker();
        return speaker == null ? "no speaker" : "said by " + Words.speaker(speaker);
    }

    private static String news(Claim c) {
        return c.isNews() ? "told as news" : "told as background";
    }
}
