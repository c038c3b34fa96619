package pactwatch.analysis.pack;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pack from its files: {@code packs/<code>.yaml} with the names, and beside it {@code
 * packs/<code>/sources.yaml}, {@code baseline.yaml} and, for each further language that it lists,
 * {@code languages/<language>.yaml}.
 */
public final class PackFiles {

    private record Names(
            String code,
            String version,
            @Nullable String leadingMember,
            @Nullable List<String> languages,
            Map<String, List<String>> names,
            @Nullable Map<String, List<String>> ledBy,
            @Nullable Map<String, List<String>> descriptors,
            @Nullable Map<String, List<String>> secretariat,
            @Nullable List<Pack.Leader> officers,
            @Nullable Map<String, List<String>> rivals,
            List<MemberEntry> members) {}

    private record MemberEntry(
            String code,
            String name,
            @Nullable List<Pack.Term> terms,
            Map<String, List<String>> country,
            @Nullable Map<String, List<String>> people,
            @Nullable Map<String, List<String>> capital,
            @Nullable Map<String, List<String>> places,
            @Nullable List<Pack.Leader> leaders) {}

    /** Words of one further language; of members country, demonyms and capital together. */
    private record Language(
            List<String> names,
            @Nullable List<String> ledBy,
            @Nullable List<String> descriptors,
            @Nullable List<String> secretariat,
            @Nullable List<String> rivals,
            Map<String, List<String>> members) {}

    private record SourceEntry(
            String domain, String name, char reliability, boolean official, @Nullable String of) {}

    private record Sources(List<SourceEntry> sources) {}

    private record Baseline(List<BaselineEntry> baseline) {}

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .registerModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final String folder;
    private final Names names;
    private final Map<String, Language> languages = new TreeMap<>();

    private PackFiles(String code) {
        this.folder = "/packs/" + code;
        this.names = read(folder + ".yaml", Names.class);
        for (String language : Objects.requireNonNullElse(names.languages(), List.<String>of())) {
            languages.put(
                    language, read(folder + "/languages/" + language + ".yaml", Language.class));
        }
    }

    /**
     * Reads a pack that comes with the service.
     *
     * @param code in lower case, such as {@code csto}
     * @throws UncheckedIOException if a file is missing or is not what it should be
     */
    public static Pack bundled(String code) {
        return new PackFiles(code).pack();
    }

    private Pack pack() {
        Sources sources = read(folder + "/sources.yaml", Sources.class);
        Baseline baseline = read(folder + "/baseline.yaml", Baseline.class);
        return new Pack(
                names.code(),
                names.version(),
                names.leadingMember(),
                words(names.names(), Language::names),
                words(names.ledBy(), Language::ledBy),
                words(names.descriptors(), Language::descriptors),
                words(names.secretariat(), Language::secretariat),
                Objects.requireNonNullElse(names.officers(), List.of()),
                words(names.rivals(), Language::rivals),
                names.members().stream().map(this::member).toList(),
                sources.sources().stream()
                        .map(PackFiles::source)
                        .collect(Collectors.toMap(Source::domain, Function.identity())),
                baseline.baseline());
    }

    private Pack.Member member(MemberEntry m) {
        return new Pack.Member(
                m.code(),
                m.name(),
                Objects.requireNonNullElse(m.terms(), List.of()),
                words(m.country(), l -> l.members().get(m.code())),
                Objects.requireNonNullElse(m.people(), Map.of()),
                Objects.requireNonNullElse(m.capital(), Map.of()),
                Objects.requireNonNullElse(m.places(), Map.of()),
                Objects.requireNonNullElse(m.leaders(), List.of()));
    }

    private Map<String, List<String>> words(
            @Nullable Map<String, List<String>> own,
            Function<Language, @Nullable List<String>> further) {
        Map<String, List<String>> all = new HashMap<>();
        if (own != null) {
            all.putAll(own);
        }
        languages.forEach((code, language) -> {
            List<String> words = further.apply(language);
            if (words != null) {
                all.put(code, words);
            }
        });
        return all;
    }

    private static Source source(SourceEntry s) {
        return new Source(s.domain(), s.name(), s.reliability(), s.official(), s.of());
    }

    private static <T> T read(String resource, Class<T> type) {
        try (InputStream file = PackFiles.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IOException("There is no " + resource);
            }
            return YAML.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException("The pack cannot be read: " + resource, e);
        }
    }
}
