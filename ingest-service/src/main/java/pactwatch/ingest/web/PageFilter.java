package pactwatch.ingest.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Keeps pages out of caches, since they differ from reader to reader. */
@Provider
class PageFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/feeds")) {
            response.getHeaders().putSingle("Cache-Control", "no-store");
        }
    }
}
