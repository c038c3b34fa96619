package pactwatch.analysis.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses parameters that a read does not have: a misspelt {@code knownAt} would answer with the
 * present and nobody would notice.
 */
final class KnownParameters {

    private static final String API = "/api/";

    private final Map<Method, Set<String>> namesByMethod = new ConcurrentHashMap<>();

    /** The problem, if the request has a parameter that its address does not take. */
    @ServerRequestFilter
    Optional<Response> refuse(ResourceInfo resource, UriInfo uri) {
        Method method = resource.getResourceMethod();
        if (method == null || !uri.getPath().startsWith(API)) {
            return Optional.empty();
        }
        Set<String> known = namesByMethod.computeIfAbsent(method, KnownParameters::names);
        return uri.getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> Problem.badRequest(fault(name, known)));
    }

    private static Problem.Fault fault(String name, Set<String> known) {
        String allowed =
                known.isEmpty()
                        ? "no such parameter; this address takes none"
                        : "no such parameter; there are " + String.join(", ", known);
        return new Problem.Fault(Parameters.shown(name), allowed);
    }

    private static Set<String> names(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                names.add(query.value());
            }
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    QueryParam ofField = field.getAnnotation(QueryParam.class);
                    if (ofField != null) {
                        names.add(ofField.value());
                    }
                }
            }
        }
        return names;
    }
}
