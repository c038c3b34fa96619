package pactwatch.analysis;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final String ROOT = "pactwatch.analysis";

    /** In the order of dependency: each may see those before it. */
    private static final List<String> DOMAIN =
            List.of(
                    ROOT + ".pack",
                    ROOT + ".text",
                    ROOT + ".learned",
                    ROOT + ".statement",
                    ROOT + ".claim",
                    ROOT + ".gold",
                    ROOT + ".radar",
                    ROOT + ".standing",
                    ROOT + ".ruling",
                    ROOT + ".evidence",
                    ROOT + ".sentence",
                    ROOT + ".grouping",
                    ROOT + ".development",
                    ROOT + ".status",
                    ROOT + ".replay",
                    ROOT + ".board");

    private static final List<String> ADAPTERS =
            List.of(
                    ROOT + ".bench",
                    ROOT + ".cli",
                    ROOT + ".kafka",
                    ROOT + ".lucene",
                    ROOT + ".metrics",
                    ROOT + ".rest",
                    ROOT + ".web");

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT)
                    .that(
                            com.tngtech.archunit.base.DescribedPredicate.describe(
                                    "are of the service",
                                    c -> !c.getPackageName().startsWith(ROOT + ".contract")));

    @Test
    void hasExactlyThePackagesThatAreListedHere() {
        List<String> all = new ArrayList<>(List.of(ROOT));
        all.addAll(DOMAIN);
        all.addAll(ADAPTERS);
        assertThat(classes.stream().map(c -> c.getPackageName()).collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf(all);
    }

    @Test
    void marksEveryPackageAsNullMarked() {
        assertThat(classes.stream().map(c -> c.getPackage()).distinct())
                .isNotEmpty()
                .allMatch(p -> p.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void keepsTheDomainPure() {
        List<String> allowed =
                new ArrayList<>(
                        List.of(
                                "java.lang..",
                                "java.io",
                                "java.math..",
                                "java.net",
                                "java.nio.charset",
                                "java.security",
                                "java.text",
                                "java.time..",
                                "java.util..",
                                "org.jspecify.annotations..",
                                "com.fasterxml.jackson..",
                                "morfologik..",
                                "pactwatch.log",
                                "pactwatch.ingest.contract",
                                ROOT + ".contract"));
        allowed.addAll(DOMAIN);
        ArchRuleDefinition.classes()
                .that()
                .resideInAnyPackage(DOMAIN.toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"now", "systemUTC", "systemDefaultZone", "currentTimeMillis", "nanoTime"})
    void readsNoClockInTheDomain(String method) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(DOMAIN.toArray(String[]::new))
                .should()
                .callMethodWhere(
                        com.tngtech.archunit.base.DescribedPredicate.describe(
                                "is " + method, call -> call.getTarget().getName().equals(method)))
                .check(classes);
    }

    @Test
    void keepsTheDomainInItsOrder() {
        for (int i = 0; i < DOMAIN.size(); i++) {
            List<String> later = DOMAIN.subList(i + 1, DOMAIN.size());
            if (!later.isEmpty()) {
                ArchRuleDefinition.noClasses()
                        .that()
                        .resideInAPackage(DOMAIN.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later.toArray(String[]::new))
                        .allowEmptyShould(true)
                        .check(classes);
            }
        }
    }

    @Test
    void pointsInOneDirection() {
        Architectures.LayeredArchitecture layers =
                Architectures.layeredArchitecture()
                        .consideringOnlyDependenciesInLayers()
                        .layer("domain")
                        .definedBy(DOMAIN.toArray(String[]::new))
                        .layer("pipeline")
                        .definedBy(ROOT);
        for (String adapter : ADAPTERS) {
            layers =
                    layers.layer(adapter)
                            .definedBy(adapter)
                            .whereLayer(adapter)
                            .mayNotBeAccessedByAnyLayer();
        }
        layers.whereLayer("pipeline")
                .mayOnlyBeAccessedByLayers(ADAPTERS.toArray(String[]::new))
                .check(classes);
    }

    @Test
    void hasNoCycles() {
        slices().matching(ROOT + ".(*)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void keepsKafkaToItsAdapterAndTheStreamsOfTopics() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".bench", ROOT + ".kafka", ROOT + ".rest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "pactwatch.log.kafka..")
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(ROOT + ".rest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.clients..", "pactwatch.log.kafka.step")
                .check(classes);
    }
}
