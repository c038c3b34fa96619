package pactwatch.analysis.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.MemberState;

/** A projection as lines of words that a scenario can ask for. */
final class BoardLines {

    private BoardLines() {}

    static List<String> of(MemberProjection projection) {
        MemberState state = projection.state();
        List<String> lines = new ArrayList<>();
        lines.add(
                String.join(
                        " ",
                        "status",
                        state.status().name(),
                        word("since", state.since()),
                        word("alternatives", String.join(",", state.sinceAlternatives())),
                        word("basis", state.basis()),
                        word("stage", state.stage()),
                        word("grade", state.grade() == null ? null : state.grade().code()),
                        word("contested", state.contested()),
                        word("articles", state.articles()),
                        word("origins", state.origins()),
                        word("last", state.lastEvidence()),
                        word("confirmed", state.lastConfirmed())));
        projection.developments().forEach(d -> lines.add(development(d)));
        state.interventions()
                .forEach(i ->
                        lines.add(
                                String.join(
                                        " ",
                                        "intervention",
                                        word("since", i.since()),
                                        word("until", i.until()),
                                        word("form", i.form()))));
        state.outlook()
                .forEach(o ->
                        lines.add(
                                String.join(
                                        " ",
                                        "outlook",
                                        o.kind().name(),
                                        o.assertion().name(),
                                        word("said", o.said()),
                                        word("speaker", o.speaker()))));
        state.requests().forEach(r -> lines.add(request(r)));
        state.friction().forEach(f -> lines.add(friction(f)));
        projection.history().forEach(s -> lines.add(span(s)));
        return lines;
    }

    private static String request(MemberState.Request r) {
        return String.join(
                " ",
                "request",
                word("since", r.since()),
                word("confirmed", r.lastConfirmed()),
                word("stage", r.stage()),
                word("speaker", r.speaker()));
    }

    private static String friction(MemberState.Friction f) {
        return String.join(
                " ",
                "friction",
                f.kind().name(),
                word("date", f.date()),
                word("confirmed", f.lastConfirmed()),
                word("stage", f.stage()),
                word("contested", f.contested()),
                word("articles", f.articles()),
                word("origins", f.origins()));
    }

    private static String span(StatusSpan s) {
        return String.join(
                " ",
                "span",
                s.status().name(),
                word("since", s.since()),
                word("from", s.from()),
                word("until", s.until()),
                word("contested", s.contested()));
    }

    private static String development(Development d) {
        return String.join(
                " ",
                "development",
                d.kind().name(),
                word("actual", d.actual()),
                word("announced", d.announced()),
                word("contested", d.contested()),
                word("basis", d.basis()),
                word("date", d.eventDate()),
                word("alternatives", String.join(",", d.eventDateAlternatives())),
                word("grade", d.grade().code()),
                word("articles", d.articles()),
                word("origins", d.origins()),
                word("form", d.form()),
                word("reached", d.reached().size()));
    }

    private static String word(String key, @Nullable Object value) {
        String text = value == null || value.toString().isEmpty() ? "-" : value.toString();
        return key + "=" + text.replace(' ', '_');
    }

    /** Whether the board shows what is expected; {@code no} in front asks for the opposite. */
    static boolean show(List<String> lines, String expected) {
        boolean isNegated = expected.startsWith("no ");
        Set<String> words =
                Set.copyOf(
                        List.of((isNegated ? expected.substring(3) : expected).split("\\s+", -1)));
        boolean isShown =
                lines.stream()
                        .map(l -> List.of(l.split(" ", -1)))
                        .anyMatch(l -> l.containsAll(words));
        return isShown != isNegated;
    }
}
