@cd /d "%~dp0"
@if defined JAVA_HOME ("%JAVA_HOME%\bin\java" -jar lib\lab\target\lab.jar open %*) else (java -jar lib\lab\target\lab.jar open %*)
