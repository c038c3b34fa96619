package pactwatch.analysis.claim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.pack.BaselineEntry;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.text.Morphology;
import pactwatch.analysis.text.Patterns;

/** The words of one language: the closed lexicon from its file, and the names of the pack. */
record Lexicon(
        String language,
        String pact,
        Patterns patterns,
        Morphology morphology,
        TimeWords timeWords,
        @Nullable String leadingMember,
        Set<String> parties,
        List<BaselineEntry> baseline) {

    private static final int COLUMNS = 3;

    /** Category of places within a member. */
    static final String PLACE = "PLACE";

    /** Words before a noun that was named before. */
    static final Set<String> DEFINITE = Set.of("the", "this", "that", "its", "their", "a");

    /** Languages that have a lexicon file. */
    static final List<String> LANGUAGES =
            List.of(
                    "en", "bg", "de", "es", "fr", "id", "it", "ka", "kk", "ky", "lt", "mk", "nl",
                    "pl", "ro", "tr", "uz");

    /**
     * Reads the lexicon of a language together with a pack's names in it.
     *
     * @throws UncheckedIOException if the file is missing
     * @throws IllegalArgumentException if a row is not what it should be
     */
    static Lexicon of(String language, Pack pack) {
        Patterns.Builder patterns = new Patterns.Builder();
        addFile("/lexicon/" + language + ".tsv", patterns);
        addAll(patterns, "PACT", "name", pack.names(), language);
        addAll(patterns, "PACT", "descriptor", pack.descriptors(), language);
        addAll(patterns, "LED", "x", pack.ledBy(), language);
        addAll(patterns, "SECRETARIAT", pack.code(), pack.secretariat(), language);
        for (Pack.Leader officer : pack.officers()) {
            addAll(patterns, "SECRETARIAT", pack.code(), officer.forms(), language);
        }
        addAll(patterns, "RIVAL", "x", pack.rivals(), language);
        for (Pack.Member member : pack.members()) {
            addAll(patterns, "MEMBER", member.code(), member.forms(), language);
            addAll(patterns, PLACE, member.code(), member.places(), language);
            for (Pack.Leader leader : member.leaders()) {
                addAll(patterns, "MEMBER", member.code(), leader.forms(), language);
                addAll(
                        patterns,
                        "LEADER",
                        member.code() + "|" + leader.name() + "|" + leader.office(),
                        leader.forms(),
                        language);
            }
        }
        return new Lexicon(
                language,
                pack.code(),
                patterns.build(),
                Morphology.ofLanguage(language),
                TimeWords.of(language),
                pack.leadingMember(),
                pack.members().stream()
                        .filter(m -> !m.terms().isEmpty())
                        .filter(m -> m.terms().getLast().to() == null)
                        .map(Pack.Member::code)
                        .collect(Collectors.toUnmodifiableSet()),
                pack.baseline());
    }

    /** Whether the language marks what was named before by an article. */
    boolean hasArticles() {
        return language.equals("en");
    }

    private static void addAll(
            Patterns.Builder patterns,
            String category,
            String value,
            Map<String, List<String>> forms,
            String language) {
        forms.getOrDefault(language, List.of()).forEach(f -> patterns.add(category, value, f));
    }

    private static void addFile(String resource, Patterns.Builder patterns) {
        try (InputStream file = Lexicon.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IOException("There is no " + resource);
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .forEach(l -> addRow(l, patterns));
        } catch (IOException e) {
            throw new UncheckedIOException("The lexicon cannot be read: " + resource, e);
        }
    }

    private static void addRow(String line, Patterns.Builder patterns) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("A lexicon row has three columns: " + line);
        }
        patterns.add(columns[0], columns[1], columns[2]);
    }
}
