package pactwatch.analysis.statement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.text.Morphology;
import pactwatch.analysis.text.Patterns;

/**
 * The words of one language: its lexicon file, its morphology, and the names of the pack in it.
 *
 * @param stems beginnings of the names of peoples, by code, for compounds such as "Kyrgyz-Tajik"
 */
record Vocabulary(
        String language,
        Morphology morphology,
        Patterns patterns,
        List<Map.Entry<String, String>> stems) {

    private static final int COLUMNS = 3;

    /**
     * Reads the lexicon of a language together with a pack's names in it.
     *
     * @throws UncheckedIOException if the file is missing
     * @throws IllegalArgumentException if a row is not what it should be
     */
    static Vocabulary of(String language, Pack pack) {
        Patterns.Builder patterns = new Patterns.Builder();
        addFile("/lexicon/" + language + ".tsv", patterns);
        addAll(patterns, "PACT", "name", pack.names(), language);
        addAll(patterns, "PACT", "descriptor", pack.descriptors(), language);
        addAll(patterns, "SECRETARIAT", pack.code(), pack.secretariat(), language);
        for (Pack.Leader officer : pack.officers()) {
            addAll(patterns, "SECRETARIAT", pack.code(), officer.forms(), language);
        }
        addAll(patterns, "RIVAL", "x", pack.rivals(), language);
        List<Map.Entry<String, String>> stems = new ArrayList<>();
        for (Pack.Member member : pack.members()) {
            addAll(patterns, "MEMBER", member.code(), member.forms(), language);
            addAll(patterns, "MEMBER", member.code(), member.places(), language);
            member.forms().getOrDefault(language, List.of()).stream()
                    .filter(f -> f.endsWith("ск*") || f.endsWith("ськ*"))
                    .forEach(f ->
                            stems.add(Map.entry(f.substring(0, f.length() - 1), member.code())));
            for (Pack.Leader leader : member.leaders()) {
                addAll(
                        patterns,
                        "LEADER",
                        member.code() + "|" + leader.name() + "|" + leader.office(),
                        leader.forms(),
                        language);
            }
        }
        return new Vocabulary(
                language, Morphology.ofLanguage(language), patterns.build(), List.copyOf(stems));
    }

    Optional<String> people(String form) {
        for (Map.Entry<String, String> stem : stems) {
            if (form.startsWith(stem.getKey())) {
                return Optional.of(stem.getValue());
            }
        }
        return Optional.empty();
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
        try (InputStream file = Vocabulary.class.getResourceAsStream(resource)) {
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
