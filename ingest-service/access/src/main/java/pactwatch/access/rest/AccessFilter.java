package pactwatch.access.rest;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import pactwatch.access.Door;
import pactwatch.access.Keys;
import pactwatch.access.Knock;
import pactwatch.access.Needs;
import pactwatch.access.Origin;
import pactwatch.access.Right;

/**
 * Asks the door for every request that reaches a resource method. It goes by the method that was
 * matched and not by the path, which can be written in many ways.
 */
@Provider
public class AccessFilter implements ContainerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String PAGES = ".web";

    // Filters are made before the configuration can be read.
    private final Instance<Keys> keys;
    private final Instance<House> house;
    private final Instance<Refusals> refusals;
    private final Instance<Presence> presence;
    private final ResourceInfo resource;

    @Inject
    AccessFilter(
            Instance<Keys> keys,
            Instance<House> house,
            Instance<Refusals> refusals,
            Instance<Presence> presence,
            @Context ResourceInfo resource) {
        this.keys = keys;
        this.house = house;
        this.refusals = refusals;
        this.presence = presence;
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean isWrite = !SAFE_METHODS.contains(request.getMethod());
        Cookie cookie = request.getCookies().get(Keys.COOKIE);
        Knock knock =
                new Knock(
                        isWrite,
                        request.getHeaderString("Authorization"),
                        cookie == null ? null : cookie.getValue(),
                        Origin.of(request::getHeaderString).site(house.get().publicUrl()));
        switch (new Door(keys.get()).decide(needed(request, isWrite), knock)) {
            case Door.Verdict.Open(var caller) -> presence.get().is(caller);
            case Door.Verdict.Stranger _ -> request.abortWith(stranger());
            case Door.Verdict.Foreign _ -> request.abortWith(foreign());
            case Door.Verdict.Lacking(Right needed) -> request.abortWith(lacking(needed));
        }
    }

    private Right needed(ContainerRequestContext request, boolean isWrite) {
        String topic = request.getUriInfo().getPathParameters().getFirst("topic");
        if (topic != null && house.get().guardedTopics().contains(topic)) {
            return Right.OPERATOR;
        }
        return said().orElse(isWrite ? house.get().writes() : house.get().reads());
    }

    private Optional<Right> said() {
        return Optional.ofNullable(resource.getResourceMethod().getAnnotation(Needs.class))
                .or(() ->
                        Optional.ofNullable(resource.getResourceClass().getAnnotation(Needs.class)))
                .map(Needs::value);
    }

    private boolean isPage() {
        return resource.getResourceClass().getPackageName().endsWith(PAGES);
    }

    private Response stranger() {
        if (isPage()) {
            return page(401, refusals.get().signIn());
        }
        String detail =
                keys.get().isSetUp()
                        ? "Send Authorization: Bearer and a token that has the right."
                        : "This instance lets nobody in; set pactwatch.token-file.";
        return Problem.of(401, "Unauthorized", detail);
    }

    private Response foreign() {
        return isPage()
                ? page(
                        403,
                        refusals.get()
                                .message(
                                        "Not accepted",
                                        "This form was not sent from our own page."))
                : Problem.of(403, "Forbidden", "Writes with a cookie come from our own pages.");
    }

    private Response lacking(Right needed) {
        String detail =
                "This needs the right %s.".formatted(needed.name().toLowerCase(Locale.ROOT));
        return isPage()
                ? page(403, refusals.get().message("Not for you", detail))
                : Problem.of(403, "Forbidden", detail);
    }

    private static Response page(int status, String html) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(html)
                .build();
    }
}
