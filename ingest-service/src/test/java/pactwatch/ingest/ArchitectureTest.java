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
    private static final List<String> DOMAIN = List.of("feed", "article", "access");
    private static final List<String> ADAPTERS =
            List.of("http", "rss", "opml", "kafka", "rest", "web");

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
                                java.util.stream.Stream.concat(DOMAIN.stream(), ADAPTERS.stream())
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
    void hasNoCyclesAmongTheThings() {
        slices().matching(ROOT + ".(feed|article|access|http|rss|opml|kafka|rest|web)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
