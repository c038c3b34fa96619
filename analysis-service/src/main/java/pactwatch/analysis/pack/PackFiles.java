package pactwatch.analysis.pack;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pack from its files: {@code packs/<code>.yaml} with the names, and beside it {@code
 * packs/<code>/sources.yaml} and {@code baseline.yaml}.
 */
public final class PackFiles {

    private record Names(
            String code,
            String version,
            @Nullable String leadingMember,
            Map<String, List<String>> names,
            Map<String, List<String>> descriptors,
            Map<String, List<String>> secretariat,
            Map<String, List<String>> rivals,
            List<MemberEntry> members) {}

    private record MemberEntry(
            String code,
            String name,
            @Nullable String partySince,
            Map<String, List<String>> forms,
            @Nullable List<Pack.Leader> leaders) {}

    private record SourceEntry(
            String domain, String name, char reliability, boolean official, @Nullable String of) {}

    private record Sources(List<SourceEntry> sources) {}

    private record Baseline(List<BaselineEntry> baseline) {}

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .registerModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private PackFiles() {}

    /**
     * Reads a pack that comes with the service.
     *
     * @param code in lower case, such as {@code csto}
     * @throws UncheckedIOException if a file is missing or is not what it should be
     */
    public static Pack bundled(String code) {
        Names names = read("/packs/" + code + ".yaml", Names.class);
        Sources sources = read("/packs/" + code + "/sources.yaml", Sources.class);
        Baseline baseline = read("/packs/" + code + "/baseline.yaml", Baseline.class);
        return new Pack(
                names.code(),
                names.version(),
                names.leadingMember(),
                names.names(),
                names.descriptors(),
                names.secretariat(),
                names.rivals(),
                names.members().stream().map(PackFiles::member).toList(),
                sources.sources().stream()
                        .map(PackFiles::source)
                        .collect(Collectors.toMap(Source::domain, Function.identity())),
                baseline.baseline());
    }

    private static Pack.Member member(MemberEntry m) {
        return new Pack.Member(
                m.code(),
                m.name(),
                m.partySince(),
                m.forms(),
                Objects.requireNonNullElse(m.leaders(), List.of()));
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
