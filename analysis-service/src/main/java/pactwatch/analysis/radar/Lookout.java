package pactwatch.analysis.radar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Patterns;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.SentenceReader;
import pactwatch.analysis.text.Token;
import pactwatch.ingest.contract.Article;

/**
 * Finds the sentences that name the pact and a member, in any language that the pack has names in,
 * and their words that could tell of a change. It knows no grammar, so that it sees what the rules
 * do not.
 */
final class Lookout {

    private static final String ROUTINE = "/radar/routine.txt";
    private static final int WORD_LENGTH_MIN = 4;

    /** Words before the first name and after the last one that are looked at. */
    private static final int BEFORE_MAX = 2;

    private static final int AFTER_MAX = 5;
    private static final int WORDS_MAX = 8;

    private final Patterns names;
    private final Set<String> routine;
    private final String leading;

    Lookout(Pack pack) {
        Patterns.Builder patterns = new Patterns.Builder();
        addAll(patterns, "PACT", pack.code(), pack.names());
        addAll(patterns, "PACT", pack.code(), pack.descriptors());
        addAll(patterns, "OTHER", "x", pack.rivals());
        addAll(patterns, "OTHER", "x", pack.secretariat());
        for (Pack.Member member : pack.members()) {
            addAll(patterns, "MEMBER", member.code(), member.forms());
            member.leaders().forEach(l -> addAll(patterns, "MEMBER", member.code(), l.forms()));
        }
        this.names = patterns.build();
        this.routine = routine();
        this.leading = pack.leadingMember() == null ? "" : pack.leadingMember();
    }

    private static void addAll(
            Patterns.Builder patterns,
            String category,
            String value,
            Map<String, List<String>> forms) {
        forms.values().stream()
                .flatMap(List::stream)
                .distinct()
                .forEach(f -> patterns.add(category, value, f));
    }

    /** Words that tell of no change: of speech, of time, of meetings. */
    private static Set<String> routine() {
        try (InputStream file = Lookout.class.getResourceAsStream(ROUTINE)) {
            if (file == null) {
                throw new IOException("There is no " + ROUTINE);
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .flatMap(l -> List.of(l.split(" ", -1)).stream())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The routine words cannot be read", e);
        }
    }

    /**
     * The sentences of an article in which a claim could be.
     *
     * @param claims those that were found in it
     */
    List<Sighting> look(Article article, List<Claim> claims) {
        List<Sighting> sightings = new ArrayList<>();
        look(article.title(), Claim.Part.TITLE, claims, sightings);
        look(article.text(), Claim.Part.TEXT, claims, sightings);
        return sightings;
    }

    /** Whether there is anything to look for, before any claim is. */
    boolean isWorthALook(Article article) {
        return !look(article, List.of()).isEmpty();
    }

    private void look(String text, Claim.Part part, List<Claim> claims, List<Sighting> sightings) {
        for (Sentence sentence : SentenceReader.read(text)) {
            List<Mark> marks = names.find(sentence);
            List<Mark> pacts = marks.stream().filter(m -> m.is("PACT")).toList();
            List<Mark> members =
                    marks.stream()
                            .filter(m -> m.is("MEMBER") && !m.value().equals(leading))
                            .filter(m -> pacts.stream().noneMatch(p -> covers(p, m)))
                            .toList();
            if (pacts.isEmpty() || members.isEmpty()) {
                continue;
            }
            boolean isRead =
                    claims.stream()
                            .anyMatch(c ->
                                    c.part() == part
                                            && c.start() < sentence.end()
                                            && c.end() > sentence.start());
            sightings.add(
                    new Sighting(
                            members.stream().map(Mark::value).distinct().toList(),
                            words(sentence, marks, pacts.getFirst(), members.getFirst()),
                            isRead,
                            text.substring(sentence.start(), sentence.end())));
        }
    }

    private List<String> words(Sentence sentence, List<Mark> marks, Mark pact, Mark member) {
        int from = Math.max(0, Math.min(pact.from(), member.from()) - BEFORE_MAX);
        int to = Math.min(sentence.size(), Math.max(pact.to(), member.to()) + AFTER_MAX);
        List<String> words = new ArrayList<>();
        for (int i = from; i < to && words.size() < WORDS_MAX; i++) {
            int at = i;
            Token token = sentence.token(i);
            boolean isName = marks.stream().anyMatch(m -> m.from() <= at && at < m.to());
            boolean isStartOfSentence = i == 0;
            if (!isName
                    && token.isWord()
                    && (!token.isCapital() || isStartOfSentence)
                    && token.form().length() >= WORD_LENGTH_MIN
                    && Character.isLetter(token.form().charAt(0))
                    && !routine.contains(token.form())
                    && !words.contains(token.form())) {
                words.add(token.form());
            }
        }
        return words;
    }

    private static boolean covers(Mark outer, Mark inner) {
        return outer.from() <= inner.from() && outer.to() >= inner.to();
    }
}
