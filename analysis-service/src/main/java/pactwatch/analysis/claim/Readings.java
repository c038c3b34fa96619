package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Marks;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.SentenceReader;
import pactwatch.analysis.text.Token;
import pactwatch.ingest.contract.Article;

/** Reads an article sentence by sentence and keeps in mind what it is about. */
final class Readings {
    private static final int SIDES = 2;

    /** Words before the dash of a dateline. */
    private static final int DATELINE_MAX = 12;

    private static final int LEAD_SENTENCES = 6;

    private static final int PLACE_SENTENCES = 2;

    /** A subject stands among the first words of a sentence. */
    private static final int SUBJECT_MAX = 6;

    /** A sentence with its marks, before what they refer to is known. */
    record Marked(Sentence sentence, Marks marks, int index, boolean isTitle) {}

    private final Lexicon lexicon;

    private Discourse discourse;

    private int placeIndex;

    private Readings(Lexicon lexicon, List<Marked> all, LocalDate published) {
        this.lexicon = lexicon;
        discourse = new Opening(lexicon, all).discourse(published);
    }

    /** The title, then the text. */
    static List<Reading> of(Lexicon lexicon, Article article) {
        List<Marked> all = new ArrayList<>();
        for (Sentence sentence : SentenceReader.read(article.title(), lexicon.morphology())) {
            all.add(marked(lexicon, sentence, 0, true));
        }
        int index = 0;
        for (Sentence sentence : SentenceReader.read(article.text(), lexicon.morphology())) {
            all.add(marked(lexicon, sentence, index++, false));
        }
        Readings readings =
                new Readings(
                        lexicon, all, article.published().atZone(ZoneOffset.UTC).toLocalDate());
        readings.noteRequests(all);
        return all.stream().map(readings::read).toList();
    }

    private static Marked marked(Lexicon lexicon, Sentence sentence, int index, boolean isTitle) {
        Marks marks = Reading.sound(sentence, lexicon.patterns().find(sentence));
        int told = isTitle || index > 0 ? 0 : afterDateline(sentence);
        boolean namesOther =
                told > 0 && marks.of("MEMBER").stream().anyMatch(m -> m.from() >= told);
        Marks own =
                namesOther
                        ? Marks.of(
                                marks.stream()
                                        .filter(m -> !m.is("MEMBER") || m.from() >= told)
                                        .toList())
                        : marks;
        return new Marked(sentence, own, index, isTitle);
    }

    /** "TBILISI, June 12 (Wire) -": where somebody writes says nothing of whom; 0 without it. */
    private static int afterDateline(Sentence sentence) {
        int last = Math.min(DATELINE_MAX, sentence.size());
        for (int i = 1; i < last; i++) {
            String form = sentence.token(i).form();
            boolean isDash = form.equals("-") || form.equals("--");
            if (isDash) {
                boolean isPlace = i == 1 || isDatelineEnd(sentence.token(i - 1));
                boolean isFollowed = i + 1 < sentence.size() && sentence.token(i + 1).isCapital();
                return isPlace && isFollowed ? i + 1 : 0;
            }
        }
        return 0;
    }

    private static boolean isDatelineEnd(Token token) {
        return token.is(")") || token.is(".") || Character.isDigit(token.form().charAt(0));
    }

    private Reading read(Marked marked) {
        Reading reading =
                new Reading(
                        marked.sentence(),
                        marked.marks(),
                        Reading.members(marked.marks()),
                        PactMentions.of(
                                marked.sentence(),
                                marked.marks(),
                                discourse.pactIsTopic(),
                                lexicon.hasArticles()),
                        discourse,
                        marked.index(),
                        marked.isTitle());
        remember(reading);
        return reading;
    }

    /** Whether somebody asks for help somewhere in the article, and who. */
    private void noteRequests(List<Marked> all) {
        for (Marked s : all) {
            for (Mark ask : s.marks()) {
                boolean isRequest =
                        (ask.is("ASK") && hasSoon(s.marks(), "HELP", ask))
                                || ask.is("IS_ASSISTANCE_REQUEST");
                if (isRequest) {
                    String asker =
                            s.marks().of("MEMBER").stream()
                                    .filter(m -> m.to() <= ask.from())
                                    .filter(m -> !isLeader(m))
                                    .reduce((_, b) -> b)
                                    .map(Mark::value)
                                    .orElse(discourse.asker());
                    discourse = withRequest(asker);
                }
            }
        }
    }

    private static boolean hasSoon(Marks marks, String category, Mark after) {
        return marks.of(category).stream()
                .anyMatch(m -> m.from() >= after.from() && m.from() - after.to() <= 9);
    }

    private Discourse withRequest(@Nullable String asker) {
        return new Discourse(
                discourse.pactIsTopic(),
                discourse.lastMember(),
                discourse.lastPlace(),
                discourse.clashSides(),
                asker,
                true,
                discourse.isDrill(),
                discourse.isGathering(),
                discourse.isPactForce(),
                discourse.knownHost(),
                discourse.parties(),
                discourse.leading());
    }

    private void remember(Reading reading) {
        List<Mark> members = reading.members();
        boolean hasRival = reading.has("RIVAL");
        boolean topic = !reading.pacts().isEmpty() || (reading.pactIsTopic() && !hasRival);
        List<Mark> places = reading.places();
        String place =
                places.stream()
                        .filter(m -> isPlace(reading, m))
                        .map(Mark::value)
                        .reduce((_, b) -> b)
                        .orElse(isForgotten(reading) ? null : discourse.lastPlace());
        placeIndex =
                places.stream().anyMatch(m -> isPlace(reading, m)) ? reading.index() : placeIndex;
        String last =
                members.stream()
                        .filter(m -> !Members.isGoverned(reading, m))
                        .filter(m -> m.from() <= SUBJECT_MAX || discourse.lastMember() == null)
                        .filter(m -> !isLeader(m) || discourse.lastMember() == null)
                        .map(Mark::value)
                        .findFirst()
                        .orElse(discourse.lastMember());
        discourse =
                new Discourse(
                        topic,
                        last,
                        place,
                        clashSides(reading),
                        discourse.asker(),
                        discourse.wasHelpAsked(),
                        discourse.isDrill(),
                        discourse.isGathering(),
                        discourse.isPactForce(),
                        discourse.knownHost(),
                        discourse.parties(),
                        discourse.leading());
    }

    /** After its lead an article speaks no more of a place that it named some sentences ago. */
    private boolean isForgotten(Reading reading) {
        return reading.index() >= LEAD_SENTENCES && reading.index() - placeIndex >= PLACE_SENTENCES;
    }

    /** "In Kazakhstan", and "with Kazakhstan" where the text turns to it. */
    private boolean isPlace(Reading reading, Mark member) {
        boolean isTurnedTo =
                member.from() <= SUBJECT_MAX
                        && reading.form(member.from() - 1).equals("with")
                        && reading.isParty(member.value())
                        && !isLeader(member);
        return isTurnedTo || reading.hasWithin("TO", member.from() - 1, member.from());
    }

    private List<String> clashSides(Reading reading) {
        List<String> sides =
                reading.members().stream()
                        .map(Mark::value)
                        .filter(m -> reading.isParty(m) && !reading.isLeading(m))
                        .distinct()
                        .toList();
        return sides.size() == SIDES && (reading.has("CLASH") || reading.has("DISPUTE"))
                ? sides
                : discourse.clashSides();
    }

    /** The pact's leading state is named everywhere; it is rarely "the country" of the text. */
    private boolean isLeader(Mark member) {
        return Objects.equals(member.value(), lexicon.leadingMember());
    }
}
