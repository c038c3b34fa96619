package pactwatch.alert;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final String ROOT = "pactwatch.alert";
    private static final List<String> DOMAIN =
            List.of(
                    ROOT + ".secret",
                    ROOT + ".subscription",
                    ROOT + ".desk",
                    ROOT + ".alert",
                    ROOT + ".backtest",
                    ROOT + ".candidate",
                    ROOT + ".message",
                    ROOT + ".delivery",
                    ROOT + ".access");
    private static final List<String> ADAPTERS =
            List.of(
                    ROOT + ".kafka",
                    ROOT + ".webhook",
                    ROOT + ".mail",
                    ROOT + ".sse",
                    ROOT + ".atom",
                    ROOT + ".metrics",
                    ROOT + ".rest",
                    ROOT + ".web");

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void hasExactlyThePackagesThatTheDesignNames() {
        List<String> all = new java.util.ArrayList<>(List.of(ROOT));
        all.addAll(DOMAIN);
        all.addAll(ADAPTERS);
        assertThat(classes.stream().map(c -> c.getPackageName()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void marksEveryPackageAsNullMarked() {
        assertThat(classes.stream().map(c -> c.getPackage()).distinct())
                .allMatch(p -> p.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void keepsTheDomainPure() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAnyPackage(DOMAIN.toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.net..",
                        "java.nio..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "javax.crypto..",
                        "org.jspecify.annotations..",
                        "com.fasterxml.jackson..",
                        "pactwatch.log",
                        "pactwatch.access",
                        "pactwatch.analysis.contract",
                        ROOT + ".secret",
                        ROOT + ".subscription",
                        ROOT + ".desk",
                        ROOT + ".alert",
                        ROOT + ".backtest",
                        ROOT + ".candidate",
                        ROOT + ".message",
                        ROOT + ".delivery",
                        ROOT + ".access")
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "systemUTC", "systemDefaultZone", "currentTimeMillis"})
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
    void keepsSendersOutOfReachOfWhatComparesCandidates() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".candidate")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".delivery", ROOT + ".desk", ROOT + ".secret")
                .check(classes);
    }

    @Test
    void hasNoCycles() {
        slices().matching(ROOT + ".(*)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void keepsHttpAndKafkaToTheirAdapters() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".kafka")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "pactwatch.log.kafka.step..")
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".webhook",
                        ROOT + ".mail",
                        ROOT + ".sse",
                        ROOT + ".atom",
                        ROOT + ".web")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("pactwatch.log.kafka..")
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".mail")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".webhook")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hc..")
                .check(classes);
    }
}
