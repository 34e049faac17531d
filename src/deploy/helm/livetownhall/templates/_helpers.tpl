{{- define "livetownhall.labels" -}}
app.kubernetes.io/name: livetownhall
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
