package pactwatch.alert.kafka;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its eldest entries beyond a bound. */
final class Newest<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int max;

    Newest(int max) {
        this.max = max;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > max;
    }
}
