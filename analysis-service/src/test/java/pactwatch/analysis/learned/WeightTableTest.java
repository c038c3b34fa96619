package pactwatch.analysis.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WeightTableTest {

    private static final int FEATURES = 50_000;

    private final WeightTable table = new WeightTable();

    private Map<Integer, Double> read(String feature) {
        Map<Integer, Double> found = new TreeMap<>();
        table.read(feature, found::put);
        return found;
    }

    @Test
    void keepsWhatEachFeatureWeighsHoweverManyThereAre() {
        for (int i = 0; i < FEATURES; i++) {
            table.add("w:" + i, i % 3, i);
            table.add("w:" + i, 5, -i);
        }

        for (int i = 0; i < FEATURES; i++) {
            assertThat(read("w:" + i)).isEqualTo(Map.of(i % 3, (double) i, 5, (double) -i));
        }
    }

    @Test
    void knowsNothingOfOtherFeatures() {
        table.add("w:freeze", 1, 2);

        assertThat(read("w:thaw")).isEmpty();
    }
}
