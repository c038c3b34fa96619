package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Marks;
import pactwatch.analysis.text.Sentence;

/** Finds what names the pact in a sentence. */
final class PactMentions {

    private PactMentions() {}

    /** Names of the pact, and "the bloc" or "it" where the last organisation named is the pact. */
    static List<Mark> of(Sentence sentence, Marks marks, boolean pactIsTopic, boolean hasArticles) {
        List<Mark> pacts = new ArrayList<>();
        boolean topic = pactIsTopic;
        for (Mark mark : marks) {
            boolean isInside = !pacts.isEmpty() && mark.from() < pacts.getLast().to();
            switch (mark.category()) {
                case "PACT" -> {
                    topic = true;
                    if (!isInside) {
                        pacts.add(mark);
                    }
                }
                case "RIVAL" -> topic = false;
                case "PACTNOUN" -> {
                    boolean isDescribed = isDescribed(marks, mark);
                    topic = topic || isDescribed;
                    if (topic
                            && !isInside
                            && !isOnSomething(sentence, mark)
                            && (isDescribed || isDefinite(sentence, mark, hasArticles))) {
                        pacts.add(mark);
                    }
                }
                case "EXIT", "JOIN", "REJOIN" -> {
                    Mark pronoun = topic ? pronounAfter(sentence, mark) : null;
                    if (pronoun != null) {
                        pacts.add(pronoun);
                    }
                }
                default -> {}
            }
        }
        return pacts;
    }

    /** "Russia-led military alliance", "the pact led by Moscow": whoever leads it names it. */
    static boolean isDescribed(Marks marks, Mark noun) {
        return noun.is("PACTNOUN")
                && marks.of("LED").stream()
                        .anyMatch(m ->
                                (m.to() <= noun.from() && noun.from() - m.to() <= 3)
                                        || (m.from() >= noun.to() && m.from() - noun.to() <= 1));
    }

    /** "The treaty on strategic arms" is another one. */
    private static boolean isOnSomething(Sentence sentence, Mark noun) {
        boolean isOn = noun.to() + 1 < sentence.size() && sentence.token(noun.to()).is("on");
        return isOn
                && sentence.token(noun.to() - 1).is("treaty")
                && sentence.token(noun.to() + 1).isWord()
                && !sentence.token(noun.to() + 1).isCapital()
                && !Character.isDigit(sentence.token(noun.to() + 1).form().charAt(0));
    }

    private static boolean isDefinite(Sentence sentence, Mark mark, boolean hasArticles) {
        return !hasArticles
                || (mark.from() > 0
                        && Lexicon.DEFINITE.contains(sentence.token(mark.from() - 1).form()));
    }

    private static @Nullable Mark pronounAfter(Sentence sentence, Mark exit) {
        if (sentence.token(exit.from()).is("out")) {
            return null;
        }
        int at = exit.to();
        if (at < sentence.size()
                && Set.of("from", "of", "to", "из").contains(sentence.token(at).form())) {
            at++;
        }
        boolean isPronoun =
                at < sentence.size()
                        && Set.of("it", "нее", "него", "ее").contains(sentence.token(at).form());
        boolean isGroup =
                at + 1 < sentence.size()
                        && sentence.token(at).is("the")
                        && sentence.token(at + 1).is("group");
        if (isGroup) {
            return new Mark("PACT", "pronoun", at + 1, at + 2);
        }
        return isPronoun ? new Mark("PACT", "pronoun", at, at + 1) : null;
    }
}
