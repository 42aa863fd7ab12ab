// Renders the templates of a corpus with Go's text/template and Sprig, as Atmos does.
//
// The corpus is YAML on stdin, {data, cases: {group: [template]}}; the results are lines of JSON on stdout.
package main

import (
	"encoding/json"
	"os"
	"runtime"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"gopkg.in/yaml.v3"
)

type corpus struct {
	Data  string
	Cases map[string][]string
}

type outcome struct {
	Template string  `json:"template"`
	Text     *string `json:"text,omitempty"`
	Error    string  `json:"error,omitempty"`
	// Whether it fails with missingkey=error only.
	NeedsAll bool `json:"needs_all,omitempty"`
}

func main() {
	var read corpus
	check(yaml.NewDecoder(os.Stdin).Decode(&read))
	outcomes := []outcome{}
	for _, group := range sorted(read.Cases) {
		for _, text := range read.Cases[group] {
			lenient, strict := render(text, read.Data, "default"), render(text, read.Data, "error")
			lenient.NeedsAll = lenient.Error == "" && strict.Error != ""
			outcomes = append(outcomes, lenient)
		}
	}
	write(map[string]any{"go": runtime.Version(), "sprig": "3.2.3", "data": read.Data})
	for _, outcome := range outcomes {
		write(outcome)
	}
}

// One line of JSON for each value.
func write(value any) {
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	check(encoder.Encode(value))
}

func render(text, source, missing string) outcome {
	var data map[string]any
	check(yaml.Unmarshal([]byte(source), &data)) // anew, because templates may change it
	parsed, err := template.New("manifest").Funcs(sprig.FuncMap()).Option("missingkey=" + missing).Parse(text)
	if err != nil {
		return outcome{Template: text, Error: err.Error()}
	}
	var written strings.Builder
	if err = parsed.Execute(&written, data); err != nil {
		return outcome{Template: text, Error: err.Error()}
	}
	rendered := written.String()
	return outcome{Template: text, Text: &rendered}
}

func sorted(cases map[string][]string) []string {
	groups := []string{}
	for group := range cases {
		groups = append(groups, group)
	}
	sort.Strings(groups)
	return groups
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
