package io.cryptoqa.web;

import io.swagger.v3.oas.annotations.Hidden;

/**
 * The configured locale a request is answered in, as a BCP 47 tag. A controller method that takes
 * one accepts {@code locale=}, else follows {@code Accept-Language}; its answer carries {@code
 * Content-Language} and, where the header decided, {@code Vary}.
 */
@Hidden
public record RequestedLocale(String tag) {}
