package pactwatch.alert.asyncapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.log.Json;

/** JSON schemas of records, as the log's mapper writes them. */
final class RecordSchemas {

    private static final ObjectMapper MAPPER = Json.mapper();

    private final SourceDocs docs;
    private final Map<String, ObjectNode> byName = new TreeMap<>();

    RecordSchemas(SourceDocs docs) {
        this.docs = docs;
    }

    /** All schemas that were referred to so far, by name. */
    Map<String, ObjectNode> all() {
        return byName;
    }

    /** A reference to the schema of a record, which is made if it is new. */
    ObjectNode reference(Class<?> type) {
        String name = nameOf(type);
        if (!byName.containsKey(name)) {
            byName.put(name, MAPPER.createObjectNode()); // a type may lead to itself
            byName.put(name, type.isRecord() ? ofRecord(type) : ofChoice(type));
        }
        return MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    static String nameOf(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : nameOf(outer) + "." + type.getSimpleName();
    }

    private ObjectNode ofRecord(Class<?> type) {
        ObjectNode schema = MAPPER.createObjectNode().put("type", "object");
        SourceDocs.Doc doc = docs.of(type);
        if (!doc.summary().isEmpty()) {
            schema.put("description", doc.summary());
        }
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = MAPPER.createArrayNode();
        Map<String, RecordComponent> components =
                Arrays.stream(type.getRecordComponents())
                        .collect(Collectors.toMap(RecordComponent::getName, Function.identity()));
        JavaType javaType = MAPPER.constructType(type);
        for (BeanPropertyDefinition property :
                MAPPER.getSerializationConfig().introspect(javaType).findProperties()) {
            RecordComponent component = components.get(property.getInternalName());
            if (component == null) {
                throw new IllegalStateException(type + " writes more than its components");
            }
            ObjectNode one = schemaOf(component.getAnnotatedType());
            String said = doc.components().get(component.getName());
            if (said != null && !one.has("$ref")) {
                one.put("description", said);
            }
            properties.set(property.getName(), one);
            if (!isNullable(component) && !isLeftOutIfEmpty(component)) {
                required.add(property.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isLeftOutIfEmpty(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }

    private ObjectNode ofChoice(Class<?> type) {
        JsonSubTypes kinds = type.getAnnotation(JsonSubTypes.class);
        if (kinds == null) {
            throw new IllegalStateException("Nothing says which record it is: " + type);
        }
        ObjectNode schema = MAPPER.createObjectNode().put("description", docs.of(type).summary());
        ArrayNode oneOf = schema.putArray("oneOf");
        for (JsonSubTypes.Type kind : kinds.value()) {
            ObjectNode one = ofRecord(kind.value());
            ((ObjectNode) one.path("properties")).putObject("type").put("const", kind.name());
            one.withArray("required").add("type");
            oneOf.add(one);
        }
        return schema;
    }

    private ObjectNode schemaOf(AnnotatedType type) {
        return schemaOf(type.getType());
    }

    private ObjectNode schemaOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] of = generic.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                ObjectNode list = MAPPER.createObjectNode().put("type", "array");
                list.set("items", schemaOf(of[0]));
                return list;
            }
            if (Map.class.isAssignableFrom(raw)) {
                ObjectNode map = MAPPER.createObjectNode().put("type", "object");
                map.set("additionalProperties", schemaOf(of[1]));
                return map;
            }
            throw new IllegalStateException("No schema for " + type);
        }
        return schemaOf((Class<?>) type);
    }

    private ObjectNode schemaOf(Class<?> type) {
        ObjectNode schema = MAPPER.createObjectNode();
        if (type == String.class) {
            return schema.put("type", "string");
        } else if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        } else if (List.of(int.class, Integer.class, long.class, Long.class).contains(type)) {
            return schema.put("type", "integer");
        } else if (type == double.class || type == Double.class) {
            return schema.put("type", "number");
        } else if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        } else if (type == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        } else if (type == LocalTime.class || ZoneId.class.isAssignableFrom(type)) {
            return schema.put("type", "string");
        } else if (type == URI.class) {
            return schema.put("type", "string").put("format", "uri-reference");
        } else if (type == Duration.class) {
            return schema.put("type", "string").put("description", "ISO 8601 duration");
        } else if (type.isEnum()) {
            ArrayNode values = schema.put("type", "string").putArray("enum");
            for (Object value : type.getEnumConstants()) {
                values.add(MAPPER.convertValue(value, String.class));
            }
            return schema;
        } else if (isOneText(type)) {
            return schema.put("type", "string").put("description", docs.of(type).summary());
        }
        return reference(type);
    }

    /** Whether a record is written as one text. */
    private static boolean isOneText(Class<?> type) {
        return MAPPER.getSerializationConfig()
                        .introspect(MAPPER.constructType(type))
                        .findJsonValueAccessor()
                != null;
    }
}
