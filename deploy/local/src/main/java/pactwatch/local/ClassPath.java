package pactwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Class paths of jars alone and always in the same order, as archives of classes ask for. The
 * services are started without the class loader of Quarkus, whose classes no archive can hold.
 */
final class ClassPath {

    /** What the jar that Quarkus makes would start. */
    static final String SERVICE_MAIN = "io.quarkus.runner.GeneratedMain";

    private ClassPath() {}

    /** Of the launcher and of the broker. */
    static String ofLauncher(Path root) {
        Path target = root.resolve("deploy/local/target");
        return joined(List.of(target, target.resolve("lib")));
    }

    /** Of a service: what Quarkus has changed and made comes before what it was made from. */
    static String ofService(Path root, String service) {
        Path app = root.resolve(service + "-service/target/quarkus-app");
        return app.resolve("quarkus/transformed-bytecode.jar")
                + ":"
                + app.resolve("quarkus/generated-bytecode.jar")
                + ":"
                + joined(
                        List.of(
                                app.resolve("app"),
                                app.resolve("lib/main"),
                                app.resolve("lib/boot")));
    }

    private static String joined(List<Path> folders) {
        List<Path> jars = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(f -> f.toString().endsWith(".jar")).sorted().forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Not built: " + folder, e);
            }
        }
        return jars.stream().map(Path::toString).collect(Collectors.joining(":"));
    }
}
