package pactwatch.local.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.file.Path;

/** Serves a folder over HTTP on loopback, with Last-Modified and 304, and the sink beside it. */
public final class DemoSite {

    private DemoSite() {}

    /** Listens on 127.0.0.1; the future fails if the port is taken. */
    public static Future<HttpServer> start(Vertx vertx, Path folder, int port, DemoSink sink) {
        Router router = Router.router(vertx);
        sink.mount(router);
        router.route()
                .handler(
                        StaticHandler.create(
                                        FileSystemAccess.ROOT, folder.toAbsolutePath().toString())
                                .setCachingEnabled(true)
                                .setMaxAgeSeconds(0)
                                .setDirectoryListing(false));
        return vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(router)
                .listen();
    }
}
