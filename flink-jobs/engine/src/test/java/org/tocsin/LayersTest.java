package org.tocsin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrows between packages point down only, and time comes from the records. */
class LayersTest {
    /** From the ground up; packages of one line do not know each other. */
    private static final List<List<String>> LAYERS =
            List.of(
                    List.of("model"),
                    List.of("place"),
                    List.of("store", "notify"),
                    List.of("intake"),
                    List.of("count"),
                    List.of("cluster"),
                    List.of("signal"),
                    List.of("alert"),
                    List.of("job"),
                    List.of("drill"),
                    List.of("serve", "dashboard"),
                    List.of("cli"));

    private static final JavaClasses ENGINE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.tocsin");

    private static String[] in(List<String> layers) {
        return layers.stream().map(l -> "org.tocsin." + l + "..").toArray(String[]::new);
    }

    @Test
    void arrowsPointDownOnly() {
        for (int i = 0; i < LAYERS.size(); i++) {
            for (String layer : LAYERS.get(i)) {
                List<String> above = new ArrayList<>(LAYERS.get(i));
                above.remove(layer);
                LAYERS.subList(i + 1, LAYERS.size()).forEach(above::addAll);
                if (!above.isEmpty()) {
                    noClasses()
                            .that()
                            .resideInAPackage("org.tocsin." + layer + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(in(above))
                            .allowEmptyShould(true)
                            .check(ENGINE);
                }
            }
        }
    }

    @Test
    void theStatisticsKnowNeitherFlinkNorTheEngine() {
        List<String> all = LAYERS.stream().flatMap(List::stream).toList();
        noClasses()
                .that()
                .resideInAPackage("org.tocsin.epi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(all))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.flink..")
                .allowEmptyShould(true)
                .check(ENGINE);
    }

    @Test
    void countingAndJudgingKnowNoFlink() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        in(
                                List.of(
                                        "model", "place", "intake", "count", "cluster", "signal",
                                        "alert")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.flink..")
                .check(ENGINE);
    }

    @Test
    void noWallClockInTheGraphButThePacingOfTheSource() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        in(
                                List.of(
                                        "model", "place", "store", "intake", "count", "cluster",
                                        "signal", "alert", "job")))
                .and()
                .doNotHaveFullyQualifiedName("org.tocsin.job.source.ReplayReader")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .check(ENGINE);
    }

    @Test
    void nobodyLogsThroughJavaUtilLogging() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(ENGINE);
    }
}
