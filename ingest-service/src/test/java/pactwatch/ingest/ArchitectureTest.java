package pactwatch.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "pactwatch.ingest";
    private static final List<String> DOMAIN = List.of("feed", "article");
    private static final List<String> ADAPTERS =
            List.of("http", "rss", "page", "opml", "kafka", "metrics", "rest", "web");

    /** Layers of one adapter, from the inside out. */
    private static final List<String> LAYERS =
            List.of("rss.date", "rss.html", "rss.xml", "rss.tree");

    /** Commands join adapters as the service's own wiring does. */
    private static final List<String> COMMANDS = List.of("cli");

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(l -> !l.contains("/contract/"))
                    .importPackages(ROOT);

    private static String[] packages(List<String> names) {
        return names.stream().map(n -> ROOT + "." + n + "..").toArray(String[]::new);
    }

    @Test
    void hasExactlyThePackagesThatTheDesignNames() {
        List<String> expected =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(ROOT),
                                java.util.stream.Stream.of(DOMAIN, ADAPTERS, LAYERS, COMMANDS)
                                        .flatMap(List::stream)
                                        .map(n -> ROOT + "." + n))
                        .toList();
        assertThat(classes.stream().map(c -> c.getPackage().getName()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void marksEveryPackageAsNullMarked() {
        assertThat(classes.stream().map(c -> c.getPackage()).distinct())
                .allMatch((JavaPackage p) -> p.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void keepsFrameworksAndInputOutputOutOfTheDomain() {
        noClasses()
                .that()
                .resideInAnyPackage(packages(DOMAIN))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta..",
                        "org.apache..",
                        "com.rometools..",
                        "java.io..",
                        "java.nio.file..",
                        ROOT + ".kafka..")
                .check(classes);
    }

    @Test
    void hidesAdaptersFromEachOther() {
        for (String adapter : ADAPTERS) {
            List<String> others = ADAPTERS.stream().filter(a -> !a.equals(adapter)).toList();
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + adapter + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(others))
                    .check(classes);
        }
    }

    @Test
    void readsFeedsInLayers() {
        for (String layer : LAYERS) {
            List<String> outer = LAYERS.subList(LAYERS.indexOf(layer) + 1, LAYERS.size());
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + layer)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            java.util.stream.Stream.concat(
                                            java.util.stream.Stream.of("rss"), outer.stream())
                                    .map(n -> ROOT + "." + n)
                                    .toArray(String[]::new))
                    .check(classes);
        }
    }

    @Test
    void hasNoCyclesAmongTheThings() {
        slices().matching(ROOT + ".(feed|article|http|rss|page|opml|kafka|metrics|rest|web)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
