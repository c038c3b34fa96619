package pactwatch.analysis.statement;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Marks;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.Token;

/**
 * A sentence with its marks, its actors, and what the text before it was about.
 *
 * @param pacts mentions of the pact, "the bloc" among them where it stands for the pact
 * @param clauses first token and token after each clause, in order
 * @param pactIsTopic whether the last organisation named before is the pact
 * @param protagonist the state that the article is most about
 * @param lastState the state that was named last before the sentence
 * @param story what the whole article is about
 */
record Scene(
        Sentence sentence,
        Marks marks,
        List<Actor> actors,
        List<Mark> pacts,
        List<int[]> clauses,
        boolean pactIsTopic,
        @Nullable String protagonist,
        @Nullable String lastState,
        Story story,
        @Nullable Speaker speaker,
        boolean isTitle,
        int index) {

    Scene spokenBy(@Nullable Speaker who) {
        return new Scene(
                sentence,
                marks,
                actors,
                pacts,
                clauses,
                pactIsTopic,
                protagonist,
                lastState,
                story,
                who,
                isTitle,
                index);
    }

    int size() {
        return sentence.size();
    }

    String form(int at) {
        return at < 0 || at >= size() ? "" : sentence.token(at).form();
    }

    Token token(int at) {
        return sentence.token(at);
    }

    boolean has(String category) {
        return marks.has(category);
    }

    boolean has(String category, int from, int to) {
        return marks.hasWithin(category, from, to);
    }

    boolean has(String category, int[] range) {
        return has(category, range[0], range[1]);
    }

    List<Mark> all(String category, int from, int to) {
        return marks.within(category, from, to);
    }

    Optional<Mark> first(String category, int from, int to) {
        return marks.of(category).stream()
                .filter(m -> m.from() >= from && m.from() < to)
                .findFirst();
    }

    Optional<Mark> nearest(String category, Mark to, int window) {
        return nearest(marks.of(category), to, window, _ -> true);
    }

    static Optional<Mark> nearest(List<Mark> marks, Mark to, int window, Predicate<Mark> which) {
        return marks.stream()
                .filter(m -> distance(m, to) <= window)
                .filter(which)
                .min((a, b) -> Integer.compare(distance(a, to), distance(b, to)));
    }

    static int distance(Mark a, Mark b) {
        return a.from() >= b.to() ? a.from() - b.to() : Math.max(0, b.from() - a.to());
    }

    /** The clause that a token stands in. */
    int[] clauseOf(int token) {
        return clauses.get(clauseIndex(token));
    }

    int clauseIndex(int token) {
        for (int i = 0; i < clauses.size(); i++) {
            if (token < clauses.get(i)[1]) {
                return i;
            }
        }
        return clauses.size() - 1;
    }

    /** The word before a token, over quotation marks. */
    String before(int token) {
        int at = token - 1;
        while (at >= 0 && form(at).equals("\"")) {
            at--;
        }
        return form(at);
    }

    boolean isQuestion() {
        return sentence.isQuestion();
    }

    boolean namesPact() {
        return !pacts.isEmpty();
    }

    /** Whether an act in a clause without another organisation is one of the pact. */
    boolean isOfPact(Trigger trigger) {
        boolean isRival = has("RIVAL", trigger.from(), trigger.to());
        boolean isPact =
                pacts.stream().anyMatch(p -> p.from() >= trigger.from() && p.to() <= trigger.to());
        return isPact || (!isRival && (namesPact() || pactIsTopic));
    }

    /** Whether an act of an unnamed organisation is one of the pact. */
    boolean isOfPact() {
        return namesPact() || (pactIsTopic && !has("RIVAL"));
    }

    /** The land that the article is about, where the sentence names none. */
    Optional<String> host(SourcedPast past) {
        return story.places().stream()
                .filter(past::wasParty)
                .findFirst()
                .or(() -> Optional.ofNullable(protagonist))
                .or(() -> Optional.ofNullable(lastState));
    }

    /** Whether the sentence tells of exercises or elections, where troops and observers are. */
    boolean isTraining() {
        return has("EXERCISE") || has("ELECTION");
    }
}
