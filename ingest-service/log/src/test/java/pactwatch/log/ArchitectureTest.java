package pactwatch.log;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("pactwatch.log");

    @Test
    void hasExactlyThePackagesThatTheDesignNames() {
        assertThat(classes.stream().map(c -> c.getPackage().getName()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "pactwatch.log",
                        "pactwatch.log.kafka",
                        "pactwatch.log.kafka.read",
                        "pactwatch.log.kafka.step",
                        "pactwatch.log.trace");
    }

    @Test
    void marksEveryPackageAsNullMarked() {
        assertThat(classes.stream().map(c -> c.getPackage()).distinct())
                .allMatch((JavaPackage p) -> p.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void keepsKafkaOutOfTheVocabulary() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("pactwatch.log")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "pactwatch.log.kafka..")
                .check(classes);
    }

    @Test
    void hasNoCycles() {
        slices().matching("pactwatch.log.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void knowsNoDomain() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "pactwatch.ingest..", "pactwatch.analysis..", "pactwatch.alert..")
                .check(classes);
    }
}
