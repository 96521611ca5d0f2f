FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw --batch-mode --no-transfer-progress dependency:go-offline
COPY src src
RUN ./mvnw --batch-mode --no-transfer-progress package -DskipTests \
 && java -Djarmode=tools -jar target/cryptoqa-*.jar extract --destination extracted \
 && mv extracted/cryptoqa-*.jar extracted/cryptoqa.jar

FROM eclipse-temurin:25-jre
RUN apt-get update && apt-get install --yes --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
RUN useradd --system --create-home --home-dir /cryptoqa cryptoqa \
 && mkdir /cryptoqa/data && chown cryptoqa /cryptoqa /cryptoqa/data
WORKDIR /cryptoqa
COPY --from=build /build/extracted ./
COPY src/main/docker/train ./
USER cryptoqa
# What classes and methods a start and some requests need, kept for the next start (JEP 483, 515).
RUN ./train
VOLUME /cryptoqa/data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["sh", "-c", "curl -fsS http://localhost:8080/actuator/health/readiness"]
# A heap that begins small, with a young part that a start does not overflow into the old one: for a collector that
# seldom looks at the old part, what gets there stays.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-Xms96m", "-XX:NewSize=64m", "-XX:SurvivorRatio=4", "-XX:+UseSerialGC", "-XX:AOTCache=cryptoqa.aot", "-jar", "cryptoqa.jar"]
