package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.SentenceReader;
import pactwatch.ingest.contract.Article;

/** Reads an article sentence by sentence and keeps in mind what it is about. */
final class Readings {

    private static final Set<String> DEFINITE = Set.of("the", "this", "that", "its", "their", "a");

    private final Lexicon lexicon;
    private boolean pactIsTopic;
    private @Nullable String lastMember;
    private @Nullable String lastPlace;

    private Readings(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The title, then the text. */
    static List<Reading> of(Lexicon lexicon, Article article) {
        Readings readings = new Readings(lexicon);
        List<Reading> all = new ArrayList<>();
        for (Sentence sentence : SentenceReader.read(article.title())) {
            all.add(readings.read(sentence, 0, true));
        }
        int index = 0;
        for (Sentence sentence : SentenceReader.read(article.text())) {
            all.add(readings.read(sentence, index++, false));
        }
        return all;
    }

    private Reading read(Sentence sentence, int index, boolean isTitle) {
        List<Mark> marks = Reading.sound(sentence, lexicon.patterns().find(sentence));
        List<Mark> pacts = pacts(sentence, marks);
        Reading reading =
                new Reading(
                        sentence, marks, pacts, pactIsTopic, lastMember, lastPlace, index, isTitle);
        remember(reading);
        return reading;
    }

    /** Names of the pact, and "the bloc" or "it" where the last organisation named is the pact. */
    private List<Mark> pacts(Sentence sentence, List<Mark> marks) {
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
                    if (topic && !isInside && (isDescribed || isDefinite(sentence, mark))) {
                        pacts.add(mark);
                    }
                }
                case "EXIT", "JOIN" -> {
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
    private static boolean isDescribed(List<Mark> marks, Mark noun) {
        return marks.stream()
                .anyMatch(m ->
                        m.is("LED")
                                && ((m.to() <= noun.from() && noun.from() - m.to() <= 3)
                                        || (m.from() >= noun.to() && m.from() - noun.to() <= 1)));
    }

    private static boolean isDefinite(Sentence sentence, Mark mark) {
        boolean isRussian = sentence.token(mark.from()).form().charAt(0) >= '\u0400';
        return isRussian
                || (mark.from() > 0 && DEFINITE.contains(sentence.token(mark.from() - 1).form()));
    }

    private static @Nullable Mark pronounAfter(Sentence sentence, Mark exit) {
        int at = exit.to();
        if (at < sentence.size()
                && (sentence.token(at).is("from")
                        || sentence.token(at).is("of")
                        || sentence.token(at).is("to")
                        || sentence.token(at).is("из"))) {
            at++;
        }
        boolean isPronoun =
                at < sentence.size()
                        && Set.of("it", "нее", "него", "ее").contains(sentence.token(at).form());
        return isPronoun ? new Mark("PACT", "pronoun", at, at + 1) : null;
    }

    private void remember(Reading reading) {
        for (Mark mark : reading.marks()) {
            if (mark.is("PACT") || reading.pacts().contains(mark)) {
                pactIsTopic = true;
            } else if (mark.is("RIVAL")) {
                pactIsTopic = false;
            }
        }
        List<Mark> members = reading.members();
        lastPlace = null;
        members.stream()
                .filter(m -> reading.hasWithin("TO", m.from() - 1, m.from()))
                .forEach(m -> lastPlace = m.value());
        if (!reading.pacts().isEmpty() && reading.of("RIVAL").isEmpty()) {
            pactIsTopic = true;
        }
        members.stream()
                .filter(m -> !reading.hasWithin("PREP", m.from() - 1, m.from()))
                .filter(m -> !isLeader(m) || lastMember == null)
                .findFirst()
                .or(() -> members.stream().filter(m -> !isLeader(m)).findFirst())
                .ifPresent(m -> lastMember = m.value());
    }

    /** The pact's leading state is named everywhere; it is rarely "the country" of the text. */
    private boolean isLeader(Mark member) {
        return member.value().equals(lexicon.leadingMember());
    }
}
