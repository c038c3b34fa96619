package pactwatch.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The routes of the services: what was packaged, and what the running system says of itself. */
final class Routes {

    /** Services whose classes hold resources. */
    private static final List<String> SERVICES =
            List.of("ingest-service", "analysis-service", "alert-service");

    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final String JAX_RS = "Ljakarta/ws/rs/";

    /**
     * One route.
     *
     * @param path with its placeholders, such as {@code /feeds/{id}}
     */
    record Route(String method, String path) implements Comparable<Route> {

        @Override
        public int compareTo(Route other) {
            int byPath = path.compareTo(other.path);
            return byPath == 0 ? method.compareTo(other.method) : byPath;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final Map<Route, List<String>> consumed = new HashMap<>();

    private Routes() {}

    /** Reads every resource method of the classes that were packaged. */
    static Routes packaged(Path root) {
        Routes routes = new Routes();
        for (String service : SERVICES) {
            try (Stream<Path> files = Files.walk(root.resolve(service).resolve("target/classes"))) {
                files.filter(f -> f.toString().endsWith(".class")).forEach(routes::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return routes;
    }

    private void read(Path file) {
        ClassModel type;
        try {
            type = ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> root = values(type, "Path");
        if (root.isEmpty()) {
            return;
        }
        for (MethodModel method : type.methods()) {
            for (String verb : METHODS) {
                if (annotation(method, verb).isPresent()) {
                    List<String> below = values(method, "Path");
                    Route route =
                            new Route(
                                    verb,
                                    join(root.getFirst(), below.isEmpty() ? "" : below.getFirst()));
                    List<String> own = values(method, "Consumes");
                    consumed.put(route, own.isEmpty() ? values(type, "Consumes") : own);
                }
            }
        }
    }

    private static String join(String root, String below) {
        String whole = ("/" + root + "/" + below).replaceAll("/+", "/");
        return whole.length() > 1 && whole.endsWith("/")
                ? whole.substring(0, whole.length() - 1)
                : whole;
    }

    private static Optional<Annotation> annotation(AttributedElement element, String name) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(a -> a.annotations().stream())
                .filter(a -> a.className().equalsString(JAX_RS + name + ";"))
                .findFirst();
    }

    private static List<String> values(AttributedElement element, String name) {
        return annotation(element, name).stream()
                .flatMap(a -> a.elements().stream())
                .filter(e -> e.name().equalsString("value"))
                .flatMap(e -> strings(e.value()))
                .toList();
    }

    private static Stream<String> strings(AnnotationValue value) {
        return switch (value) {
            case AnnotationValue.OfString text -> Stream.of(text.stringValue());
            case AnnotationValue.OfArray array -> array.values().stream().flatMap(Routes::strings);
            default -> Stream.of();
        };
    }

    /** Adds what an OpenAPI document of the running system names. */
    void add(JsonNode openApi) {
        openApi.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .fieldNames()
                                .forEachRemaining(verb -> addNamed(verb, path.getKey())));
    }

    private void addNamed(String verb, String path) {
        String method = verb.toUpperCase(java.util.Locale.ROOT);
        if (METHODS.contains(method)) {
            consumed.putIfAbsent(new Route(method, join(path, "")), List.of());
        }
    }

    Set<Route> all() {
        return new TreeSet<>(consumed.keySet());
    }

    /** The kinds of body that a route takes; empty if it does not say. */
    List<String> consumed(Route route) {
        return consumed.getOrDefault(route, List.of());
    }
}
