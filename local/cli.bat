@node "%~dp0cli" %*
