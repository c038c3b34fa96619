package pactwatch.analysis.contract;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** An unmodifiable list of numbers that takes four bytes for each. */
final class Hashes extends AbstractList<Integer> implements RandomAccess {

    private final int[] numbers;

    private Hashes(int[] numbers) {
        this.numbers = numbers;
    }

    static Hashes copyOf(List<Integer> list) {
        return list instanceof Hashes hashes
                ? hashes
                : of(list.stream().mapToInt(i -> i).toArray());
    }

    /** Of numbers that nobody else changes. */
    static Hashes of(int... numbers) {
        return new Hashes(numbers);
    }

    int at(int index) {
        return numbers[index];
    }

    @Override
    public Integer get(int index) {
        return numbers[index];
    }

    @Override
    public int size() {
        return numbers.length;
    }
}
