package pactwatch.analysis.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MinimiserTest {

    /** (x - 3)² + 10 (y + x)²: a narrow valley. */
    @Test
    void findsTheFloorOfAValley() {
        double[] floor =
                Minimiser.minimise(
                        (point, gradient) -> {
                            double a = point[0] - 3;
                            double b = point[1] + point[0];
                            gradient[0] = 2 * a + 20 * b;
                            gradient[1] = 20 * b;
                            return a * a + 10 * b * b;
                        },
                        new double[2]);

        assertThat(floor[0]).isCloseTo(3, within(1e-3));
        assertThat(floor[1]).isCloseTo(-3, within(1e-3));
    }
}
