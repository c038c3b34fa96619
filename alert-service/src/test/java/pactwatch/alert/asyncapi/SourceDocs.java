package pactwatch.alert.asyncapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sources say of a type, in the words of its documentation. */
final class SourceDocs {

    /**
     * The documentation of one type.
     *
     * @param summary all up to the first tag; empty if there is none
     * @param components by name, those that are described
     */
    record Doc(String summary, Map<String, String> components) {}

    private static final Pattern COMMENT =
            Pattern.compile(
                    "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\s+)*(?:@JsonSubTypes\\(\\{.*?}\\)\\s+)?(?:public"
                            + " |private |static |sealed |final )*(?:record|enum|interface|class)"
                            + " (\\w+)",
                    Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("@param (\\w+) ([^@]*)");

    private final List<Path> roots;
    private final Map<Path, Map<String, Doc>> byFile = new HashMap<>();

    /** Reads from source folders, such as {@code src/main/java}. */
    SourceDocs(List<Path> roots) {
        this.roots = roots;
    }

    Doc of(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        String file = top.getName().replace('.', '/') + ".java";
        return roots.stream()
                .map(r -> r.resolve(file))
                .filter(Files::exists)
                .findFirst()
                .map(p -> byFile.computeIfAbsent(p, SourceDocs::read))
                .map(docs -> docs.get(type.getSimpleName()))
                .orElse(new Doc("", Map.of()));
    }

    private static Map<String, Doc> read(Path file) {
        try {
            Map<String, Doc> docs = new HashMap<>();
            Matcher comment = COMMENT.matcher(Files.readString(file));
            while (comment.find()) {
                docs.putIfAbsent(comment.group(2), doc(plain(comment.group(1))));
            }
            return docs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String comment) {
        return comment.replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("\\{@(?:code|link|value)\\s+#?([^}]*)}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Doc doc(String text) {
        int tags = text.indexOf("@param");
        Map<String, String> components = new LinkedHashMap<>();
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            components.put(tag.group(1), tag.group(2).strip());
        }
        return new Doc((tags < 0 ? text : text.substring(0, tags)).strip(), components);
    }
}
