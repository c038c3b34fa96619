package pactwatch.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the payloads of one topic as JSON. Each event class has one stable wire type;
 * unknown fields are ignored, unknown types are reported as {@link Decoded.Unreadable}.
 */
public final class EventCodec<E> {

    /** What reading one payload gave. */
    public sealed interface Decoded<E> {
        record Known<E>(E event) implements Decoded<E> {}

        record Unreadable<E>(String reason) implements Decoded<E> {}
    }

    private static final ObjectMapper MAPPER = Json.mapper();

    private final Map<String, Class<? extends E>> classByType;
    private final Map<Class<?>, String> typeByClass;

    private EventCodec(Map<String, Class<? extends E>> classByType) {
        this.classByType = Map.copyOf(classByType);
        this.typeByClass =
                classByType.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getValue, Map.Entry::getKey));
    }

    /**
     * A codec for every permitted record of a sealed interface.
     *
     * @param wireType names the wire type of each record; a name never changes once written
     */
    @SuppressWarnings("unchecked") // permitted subclasses of E are classes of E
    public static <E> EventCodec<E> ofSealed(
            Class<E> events, Function<Class<? extends E>, String> wireType) {
        Map<String, Class<? extends E>> types = new HashMap<>();
        records(events)
                .map(c -> (Class<? extends E>) c)
                .forEach(c -> types.put(wireType.apply(c), c));
        return new EventCodec<>(types);
    }

    /** The records of a sealed interface, those of its sealed parts included. */
    private static Stream<Class<?>> records(Class<?> events) {
        Class<?>[] permitted = events.getPermittedSubclasses();
        if (permitted == null) {
            throw new IllegalArgumentException(events + " is not a sealed interface");
        }
        return Arrays.stream(permitted).flatMap(c -> c.isInterface() ? records(c) : Stream.of(c));
    }

    /**
     * A codec whose wire types are {@code pactwatch.<noun>.<record name in lower case>.v1}.
     *
     * @param noun the thing that the events are about, such as {@code article}
     */
    public static <E> EventCodec<E> versionOne(String noun, Class<E> events) {
        return ofSealed(events, c -> "pactwatch." + noun + "." + kebab(c.getSimpleName()) + ".v1");
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    public String typeOf(E event) {
        String type = typeByClass.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("No wire type for " + event.getClass());
        }
        return type;
    }

    public byte[] encode(E event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + event.getClass(), e);
        }
    }

    public Decoded<E> decode(@Nullable String type, byte @Nullable [] payload) {
        if (type == null || payload == null) {
            return new Decoded.Unreadable<>("The record has no ce_type or no payload");
        }
        Class<? extends E> known = classByType.get(type);
        if (known == null) {
            return new Decoded.Unreadable<>("Unknown event type " + type);
        }
        try {
            return new Decoded.Known<>(MAPPER.readValue(payload, known));
        } catch (IOException e) {
            return new Decoded.Unreadable<>("Not a " + type + ": " + firstLine(e));
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
    }
}
